"""Makes the pictures, has feedmill make other sizes of them, and prints how far these are from what ImageMagick makes."""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

CONFIG = """[site]
title = "The Harbor Courier"
url = "https://courier.example/"

[photos]
publish = true
renditions = [{sizes}]

[[feeds]]
path = "all"
limit = 0
"""

# A mean error of more than this share of the whole range can be seen.
MOST = 0.03

# Where the same words of a profile may be understood in two ways.
MOST_INK = 0.06

SECRET = "SN4711SECRET"


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)


def story(folder, name):
    text = f"---\ntitle: {name}\ndate: 2026-02-01\nid: {name}\nphotos: [{{src: {name}}}]\n---\nFog all day.\n"
    (folder / "articles" / f"{name}.md").write_text(text)


def base(folder):
    """A picture with smooth parts, edges and strong colors, larger than a block and of odd sides."""
    path = folder / "base.png"
    run(
        "convert", "-size", "1203x801", "gradient:#c8281e-#1e28c8", "-fill", "#1ea028", "-draw", "circle 300,300 300,480",
        "-fill", "white", "-draw", "rectangle 700,100 1100,300", "-fill", "#808080", "-draw", "rectangle 750,450 1150,760", path,
    )
    return path


def pictures(folder, source):
    """The same picture, stored in many ways."""
    photos = folder / "articles" / "photos"
    for sampling in ["1x1", "2x1", "1x2", "2x2", "4x1"]:
        for interlace in ["none", "JPEG"]:
            for optimized in ["true", "false"]:
                name = f"im-{sampling}-{interlace}-{optimized}.jpg".lower()
                run(
                    "convert", source, "-sampling-factor", sampling, "-interlace", interlace, "-define",
                    f"jpeg:optimize-coding={optimized}", "-quality", "90", photos / name,
                )
    for options in ["Q=90", "Q=90,optimize-coding", "Q=90,interlace", "Q=90,no-subsample", "Q=90,optimize-coding,subsample-mode=on"]:
        name = "vips-" + re.sub(r"\W", "-", options.lower()) + ".jpg"
        run("vips", "copy", source, f"{photos / name}[{options}]")
    run("convert", source, "-colorspace", "Gray", "-quality", "90", photos / "gray.jpg")
    run("convert", source, "-colorspace", "CMYK", "-quality", "90", photos / "ink.jpg")
    for orientation in range(1, 9):
        turned = photos / f"turned-{orientation}.jpg"
        run("convert", source, "-quality", "90", turned)
        run("exiftool", "-q", "-overwrite_original", "-n", f"-Orientation={orientation}", f"-SerialNumber={SECRET}", "-GPSLatitude=54.5", "-GPSLatitudeRef=N", turned)
    for depth, kind in [("8", "TrueColor"), ("16", "TrueColor"), ("8", "Palette"), ("8", "Grayscale")]:
        run("convert", source, "-depth", depth, "-type", kind, "-set", "comment", SECRET, photos / f"{kind}-{depth}.png".lower())
    run("cwebp", "-quiet", "-q", "90", source, "-o", photos / "lossy.webp")
    run("cwebp", "-quiet", "-lossless", source, "-o", photos / "lossless.webp")
    profiles = sorted(pathlib.Path("/usr/share/color/icc").rglob("*.icc")) if pathlib.Path("/usr/share/color/icc").is_dir() else []
    for profile in profiles[:6]:
        try:
            run("convert", source, "-profile", profile, "-quality", "90", photos / f"profile-{profile.stem}.jpg".lower())
        except subprocess.CalledProcessError:
            continue
    return sorted(photos.iterdir())


def distance(ours, picture, size, work):
    """The mean error beside what ImageMagick makes of the picture, as a share of the whole range."""
    expected = work / "expected.png"
    run("convert", picture, "-auto-orient", "-colorspace", "sRGB", "-resize", f"{size}!", expected)
    shown = work / "shown.png"
    run("convert", ours, "-auto-orient", "-colorspace", "sRGB", shown)
    compared = subprocess.run(["compare", "-metric", "RMSE", shown, expected, "null:"], capture_output=True, text=True)
    return float(re.search(r"\(([\d.e-]+)\)", compared.stderr).group(1))


def check(program):
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "articles" / "photos").mkdir(parents=True)
        (folder / "config.toml").write_text(CONFIG.format(sizes='"300"'))
        made = pictures(folder, base(folder))
        for picture in made:
            story(folder, picture.name)
        build = subprocess.run([program, "build", "--config", folder / "config.toml"], capture_output=True, text=True)
        sys.stderr.write(build.stderr)
        rows = (folder / "feeds/.feedmill/photos.tsv").read_text().splitlines()
        rows = [row.split("\t") for row in rows]
        for picture in made:
            paths = [row[0] for row in rows if row[3].endswith("/" + picture.name)]
            small = [path for path in paths if re.search(r"-300x\d+\.", path)]
            if len(paths) != 2 or len(small) != 1:
                print(f"{picture.name:40} MISSING {paths}")
                failures += 1
                continue
            size = re.search(r"-(\d+x\d+)\.", small[0]).group(1)
            error = distance(folder / "feeds" / small[0], picture, size, folder)
            most = MOST_INK if "ink" in picture.name else MOST
            words = run("exiftool", "-a", "-G1", *[folder / "feeds" / path for path in paths]).stdout
            is_private = SECRET in words or "GPS" in words or "Serial" in words
            same = distance(folder / "feeds" / [path for path in paths if path not in small][0], picture, image_size(picture), folder)
            is_well = error <= most and not is_private and same == 0
            failures += not is_well
            told = "well" if is_well else "PRIVATE" if is_private else "FAR"
            print(f"{picture.name:40} {error:.4f} {same:.4f} {told}")
    return failures


def image_size(picture):
    return run("identify", "-format", "%wx%h", f"{picture}[0]").stdout if "turned" not in picture.name else upright(picture)


def upright(picture):
    return run("convert", picture, "-auto-orient", "-format", "%wx%h", "info:").stdout


def speed(program, count):
    """Pictures a second, beside vipsthumbnail on as many threads, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        photos = folder / "articles" / "photos"
        photos.mkdir(parents=True)
        (folder / "config.toml").write_text(CONFIG.format(sizes='"1200"').replace("publish = true", "publish = false"))
        first = photos / "photo-0.jpg"
        run("convert", "-size", "5000x3333", "plasma:fractal", "-sampling-factor", "2x2", "-quality", "88", first)
        for number in range(1, count):
            shutil.copy(first, photos / f"photo-{number}.jpg")
        for number in range(count):
            story(folder, f"photo-{number}.jpg")
        print(f"{count} photos of {first.stat().st_size / 1e6:.1f} MB")
        ratios = []
        for _ in range(3):
            shutil.rmtree(folder / "feeds", ignore_errors=True)
            started = time.monotonic()
            run(program, "build", "--config", folder / "config.toml")
            ours = time.monotonic() - started
            out = folder / "vips"
            out.mkdir(exist_ok=True)
            started = time.monotonic()
            names = "\0".join(str(path) for path in sorted(photos.glob("*.jpg")))
            threads = str(os.cpu_count())
            subprocess.run(
                ["xargs", "-0", "-n", str(-(-count // os.cpu_count())), "-P", threads, "vipsthumbnail", "--size", "1200x", "-o", f"{out}/%s.jpg[Q=82,optimize-coding,strip]"],
                input=names, text=True, check=True, env={**os.environ, "VIPS_CONCURRENCY": "1"},
            )
            theirs = time.monotonic() - started
            ratios.append(theirs / ours)
            print(f"feedmill {count / ours:.1f} a second, vipsthumbnail {count / theirs:.1f}: {theirs / ours:.2f}")
        started = time.monotonic()
        again = run(program, "build", "--config", folder / "config.toml").stdout.strip()
        print(f"again in {time.monotonic() - started:.2f} s: {again}")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", type=int, metavar="N", help="measure with so many photos")
    options = parser.parse_args()
    root = pathlib.Path(__file__).resolve().parents[2]
    program = os.environ.get("FEEDMILL") or root / "target/release/feedmill"
    sys.exit(speed(program, options.speed) if options.speed else min(check(program), 1))


main()
