"""The pictures: each is made by one tool from a plain one, with what was asked of it."""

import dataclasses
import pathlib
import shutil
import subprocess

import pillow_heif
from PIL import Image

import pillow_jxl  # noqa: F401

pillow_heif.register_heif_opener()

CAPTION = "Die Fähre „Möwe“ legt um zehn nach zehn am Nordkai an – 3 °C."
CREDIT = "Ida Brandt / The Harbor Courier"
ALT = "Eine weiße Fähre an einem Kai"
WORDS = {"caption": CAPTION, "credit": CREDIT, "alt": ALT}
NO_ALT = {"caption": CAPTION, "credit": CREDIT}
IM = "/usr/bin/convert"


@dataclasses.dataclass
class Picture:
    tool: str
    path: pathlib.Path
    words: dict
    reason: str = ""


class Maker:
    def __init__(self, site, work):
        self.folder = site / "articles" / "photos"
        self.site, self.work = site, work
        self.pictures = []
        shutil.rmtree(site, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.plain = work / "plain"
        shutil.rmtree(self.plain, ignore_errors=True)
        self.plain.mkdir()
        picture = Image.radial_gradient("L").resize((300, 200)).convert("RGB")
        for ending in ["jpg", "png", "webp", "gif", "tif", "avif", "heic", "jxl"]:
            picture.save(self.plain / f"a.{ending}")
        # A bare codestream has no place for words.
        subprocess.run(["cjxl", "--container=1", self.base("png"), self.base("jxl")], capture_output=True, check=True)

    def base(self, ending):
        return self.plain / f"a.{ending}"

    def add(self, tool, name, words, command, reason=""):
        """Runs a command, whose `OUT` is the picture."""
        path = self.folder / name
        if callable(command):
            command(path)
        else:
            run = subprocess.run([str(path) if part == "OUT" else str(part) for part in command], capture_output=True, text=True)
            if not path.exists():
                print(f"{tool}: {name} was not made: {(run.stderr or run.stdout).strip()[:200]}")
                return None
        self.pictures.append(Picture(tool, path, words, reason))
        return path

    def exiftool(self, program, name, source, words, *arguments):
        """exiftool changes a copy."""
        path = self.folder / name
        shutil.copy(source, path)
        tool = "exiftool" if program == ["exiftool"] else "exiftool 13"
        self.add(tool, name, words, [*program, "-q", "-overwrite_original", "-charset", "utf8", *arguments, "OUT"])


def make(site, work):
    maker = Maker(site, work)
    newer = work / "node_modules" / "exiftool-vendored.pl" / "bin" / "exiftool"
    xmp = [f"-XMP-dc:Description={CAPTION}", f"-XMP-photoshop:Credit={CREDIT}", f"-XMP-iptcCore:AltTextAccessibility={ALT}"]
    iim = [f"-IPTC:Caption-Abstract={CAPTION}", f"-IPTC:Credit={CREDIT}"]
    exif = [f"-IFD0:ImageDescription={CAPTION}", f"-IFD0:Artist={CREDIT}"]
    for short, program in [("et", ["exiftool"]), ("et13", ["perl", newer])]:
        for ending in ["jpg", "png", "webp", "gif", "tif", "avif", "heic", "jxl"]:
            maker.exiftool(program, f"{short}-xmp.{ending}", maker.base(ending), WORDS, *xmp)
        for ending in ["jpg", "png", "tif"]:
            maker.exiftool(program, f"{short}-iim.{ending}", maker.base(ending), NO_ALT, *iim)
            maker.exiftool(
                program, f"{short}-iim8.{ending}", maker.base(ending), NO_ALT, *iim, "-IPTC:CodedCharacterSet=UTF8"
            )
        maker.exiftool(program, f"{short}-iimraw.jpg", maker.base("jpg"), NO_ALT, "-charset", "iptc=utf8", *iim)
        for ending in ["jpg", "png", "webp", "tif", "avif", "heic", "jxl"]:
            maker.exiftool(program, f"{short}-exif.{ending}", maker.base(ending), NO_ALT, *exif)
            maker.exiftool(program, f"{short}-motorola.{ending}", maker.base(ending), NO_ALT, "-ExifByteOrder=MM", *exif)
        for number in range(1, 9):
            maker.exiftool(
                program, f"{short}-turn{number}.jpg", maker.base("jpg"), {}, f"-IFD0:Orientation={number}", "-n"
            )
        languages = [f"-XMP-dc:Description-de={CAPTION}", "-XMP-dc:Description-fr=Le bac"]
        maker.exiftool(program, f"{short}-de.jpg", maker.base("jpg"), {"caption": CAPTION}, *languages)
        maker.exiftool(
            program, f"{short}-default.jpg", maker.base("jpg"), {"caption": CAPTION}, f"-XMP-dc:Description={CAPTION}",
            "-XMP-dc:Description-fr=Le bac", "-XMP-dc:Description-en=The ferry",
        )
        maker.exiftool(
            program, f"{short}-creators.jpg", maker.base("jpg"), {"credit": "Ida Brandt, Tom Vale"},
            "-XMP-dc:Creator=Ida Brandt", "-XMP-dc:Creator=Tom Vale",
        )
        long = "Möwen und Fähren. " * 2500
        maker.exiftool(
            program, f"{short}-long.jpg", maker.base("jpg"), {"caption": long.strip()}, "-m", "-charset", "iptc=utf8",
            f"-IPTC:Caption-Abstract={long}",
        )
        maker.exiftool(program, f"{short}-extended.jpg", maker.base("jpg"), {"caption": (long * 2).strip()}, f"-XMP-dc:Description={long * 2}")
        maker.exiftool(program, f"{short}-embargo.jpg", maker.base("jpg"), {}, "-IPTC:SpecialInstructions=EMBARGO bis Montag")
    exiv2(maker)
    magicks(maker)
    vips(maker, work)
    pillow(maker)
    encoders(maker)
    drawings(maker)
    write_site(maker)
    return maker.pictures


def exiv2(maker):
    xmp = [
        f"set Xmp.dc.description lang=x-default {CAPTION}",
        f"set Xmp.photoshop.Credit {CREDIT}",
        f"set Xmp.iptc.AltTextAccessibility {ALT}",
    ]
    iim = [f"set Iptc.Application2.Caption String {CAPTION}", f"set Iptc.Application2.Credit String {CREDIT}"]
    exif = [f"set Exif.Image.ImageDescription {CAPTION}", f"set Exif.Image.Artist {CREDIT}"]
    for ending in ["jpg", "png", "webp", "tif"]:
        for name, words, lines in [("xmp", WORDS, xmp), ("iim", NO_ALT, iim), ("exif", NO_ALT, exif)]:
            if name == "iim" and ending == "webp":
                continue
            path = maker.folder / f"exiv2-{name}.{ending}"
            shutil.copy(maker.base(ending), path)
            maker.add("Exiv2", path.name, words, ["exiv2", *[part for line in lines for part in ("-M", line)], "OUT"])
    path = maker.folder / "exiv2-sidecar.jpg"
    shutil.copy(maker.folder / "exiv2-xmp.jpg", path)
    subprocess.run(["exiv2", "-eX", path], capture_output=True)
    shutil.copy(maker.base("jpg"), path)
    maker.add("Exiv2", path.name, WORDS, ["true"])


def magicks(maker):
    every = maker.folder / "et-xmp.jpg"
    turned = maker.folder / "et-turn6.jpg"
    iim = maker.folder / "et-iim.jpg"
    exif = maker.folder / "et-exif.jpg"
    for tool, short, command in [("ImageMagick", "im", [IM]), ("GraphicsMagick", "gm", ["gm", "convert"])]:
        for ending in ["jpg", "png", "webp", "tif", "gif"]:
            maker.add(tool, f"{short}-xmp.{ending}", WORDS, [*command, every, "OUT"])
            maker.add(tool, f"{short}-iim.{ending}", NO_ALT, [*command, iim, "OUT"])
            maker.add(tool, f"{short}-exif.{ending}", NO_ALT, [*command, exif, "OUT"])
        maker.add(tool, f"{short}-upright.jpg", {}, [*command, turned, "-auto-orient", "OUT"])
    for ending in ["avif", "heic"]:
        maker.add("ImageMagick", f"im-xmp.{ending}", WORDS, [IM, every, "OUT"])


def vips(maker, work):
    for name, words in [("xmp", WORDS), ("iim", NO_ALT), ("exif", NO_ALT), ("turn6", {})]:
        source = maker.folder / f"et-{name}.jpg"
        for ending in ["jpg", "png", "webp", "tif", "avif", "heic", "jxl"]:
            maker.add("libvips", f"vips-{name}.{ending}", words, ["vips", "copy", source, "OUT"])
    script = work / "copy.mjs"
    script.write_text(
        "import sharp from 'sharp'; const [from, to, mode] = process.argv.slice(2);"
        "const s = sharp(from); await (mode === 'upright' ? s.rotate() : s).keepMetadata().toFile(to);"
    )
    for name, words in [("xmp", WORDS), ("iim", NO_ALT), ("exif", NO_ALT), ("turn6", {})]:
        source = maker.folder / f"et-{name}.jpg"
        for ending in ["jpg", "png", "webp", "tif", "avif"]:
            maker.add("sharp", f"sharp-{name}.{ending}", words, ["node", script, source.resolve(), "OUT"])
    maker.add("sharp", "sharp-upright.jpg", {}, ["node", script, (maker.folder / "et-turn6.jpg").resolve(), "OUT", "upright"])


def pillow(maker):
    with Image.open(maker.folder / "et-xmp.jpg") as picture:
        packet = picture.info["xmp"]
    exif = Image.Exif()
    exif[270], exif[315] = CAPTION, CREDIT
    for ending in ["jpg", "png", "webp", "tif", "avif", "heic", "jxl"]:
        def save(path, **more):
            with Image.open(maker.base("png")) as plain:
                plain.convert("RGB").save(path, **more)
        maker.add("Pillow", f"pil-xmp.{ending}", WORDS, lambda path: save(path, xmp=packet))
        maker.add("Pillow", f"pil-exif.{ending}", NO_ALT, lambda path: save(path, exif=exif.tobytes()))
    plain = Image.open(maker.base("png")).convert("RGB")
    for width, height in [(301, 203), (1000, 667)]:
        maker.add("pillow-heif", f"pil-odd{width}.heic", {}, lambda path: plain.resize((width, height)).save(path))
        maker.add("pillow-heif", f"pil-odd{width}.avif", {}, lambda path: plain.resize((width, height)).save(path))
    turned = Image.Exif()
    turned[274] = 6
    for ending in ["jpg", "heic", "avif", "webp", "png"]:
        maker.add("Pillow", f"pil-turn6.{ending}", {}, lambda path: plain.save(path, exif=turned.tobytes()))


def encoders(maker):
    sources = {name: maker.folder / f"et-{name}.jpg" for name in ["xmp", "exif", "turn6"]}
    words = {"xmp": WORDS, "exif": NO_ALT, "turn6": {}}
    for name, source in sources.items():
        maker.add("cwebp", f"cwebp-{name}.webp", words[name], ["cwebp", "-quiet", "-metadata", "all", source, "-o", "OUT"])
        maker.add("avifenc", f"avifenc-{name}.avif", words[name], ["avifenc", "-s", "9", source, "OUT"])
        maker.add("heif-enc", f"heifenc-{name}.heic", words[name], ["heif-enc", source, "-o", "OUT"])
        maker.add("heif-enc", f"heifenc-{name}.avif", words[name], ["heif-enc", "-A", source, "-o", "OUT"])
        maker.add("cjxl", f"cjxl-{name}.jxl", words[name], ["cjxl", source, "OUT"])
        maker.add("cjxl", f"cjxl-pixels-{name}.jxl", words[name], ["cjxl", "-j", "0", source, "OUT"])
    png = maker.folder / "et-xmp.png"
    maker.add("cjxl", "cjxl-png.jxl", WORDS, ["cjxl", png, "OUT"])
    several = "decoders give several answers for one turned AVIF; browsers turn it"
    for name, turn in [("irot1", ["--irot", "1"]), ("irot2", ["--irot", "2"]), ("imir", ["--imir", "1"]),
                       ("clap", ["--clap", "100,1,120,1,0,1,0,1"]), ("both", ["--clap", "100,1,120,1,0,1,0,1", "--irot", "3"])]:
        maker.add("avifenc", f"avifenc-{name}.avif", {}, ["avifenc", "-s", "9", *turn, maker.base("png"), "OUT"], several)
    maker.add("gifsicle", "gifsicle.gif", WORDS, ["gifsicle", maker.folder / "et-xmp.gif", "-o", "OUT"])
    maker.add("gif2webp", "gif2webp.webp", WORDS, ["gif2webp", "-quiet", "-metadata", "all", maker.folder / "et-xmp.gif", "-o", "OUT"])


def drawings(maker):
    body = f"<title>{ALT}</title><desc>{CAPTION}</desc><rect width='9' height='9'/>"
    space = 'xmlns="http://www.w3.org/2000/svg"'
    words = {"caption": CAPTION, "alt": ALT}
    no_decoder = "no decoder of drawings is asked"
    for name, text in [
        ("plain", f'<svg {space} width="300" height="200">{body}</svg>'),
        ("box", f'<!-- drawn by hand -->\n<svg {space} viewBox="0 0 300 200">{body}</svg>'),
        ("doctype", '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
                    f'<svg {space} width="300px" height="200px">{body}</svg>'),
    ]:
        maker.add("by hand", f"svg-{name}.svg", words, lambda path: path.write_text(text, encoding="utf-8"), no_decoder)


def write_site(maker):
    (maker.site / "config.toml").write_text(
        '[site]\ntitle = "The Harbor Courier"\nurl = "https://courier.example/"\nlanguage = "de-DE"\n', encoding="utf-8"
    )
    for number, picture in enumerate(maker.pictures):
        text = f"---\ntitle: Picture {number}\ndate: 2026-05-04\nphotos: [{{src: {picture.path.name}}}]\n---\nA picture.\n"
        (maker.site / "articles" / f"{number:03}.md").write_text(text, encoding="utf-8")
