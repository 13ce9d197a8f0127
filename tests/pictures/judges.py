"""What others read: exiftool the words, Pillow and ImageMagick the size."""

import json
import subprocess

import pillow_heif
from PIL import Image, ImageOps

import pillow_jxl  # noqa: F401  (registers itself)

pillow_heif.register_heif_opener()

TAGS = {
    "caption": ["XMP-dc:Description", "IPTC:Caption-Abstract", "IFD0:ImageDescription", "SVG:Desc"],
    "credit": ["XMP-photoshop:Credit", "XMP-dc:Creator", "IPTC:Credit", "IPTC:By-line", "IFD0:Artist"],
    "alt": ["XMP-iptcCore:AltTextAccessibility"],
}


def fits(found, expected):
    return " ".join(found.split()) == " ".join(expected.split())


def exiftool(path, field):
    """What exiftool finds for a field, wherever it stands."""
    run = subprocess.run(
        ["exiftool", "-j", "-a", "-G1", "-struct", "-charset", "iptc=utf8", *["-" + tag for tag in TAGS[field]], path],
        capture_output=True,
        text=True,
    )
    texts = []
    for row in json.loads(run.stdout or "[]"):
        for key, value in row.items():
            if key != "SourceFile":
                texts += value if isinstance(value, list) else [str(value)]
    return texts


def sizes(path):
    """Width and height as decoders show it; a decoder that cannot read the file says nothing."""
    found = {}
    try:
        with Image.open(path) as picture:
            # Orientation of EXIF counts in JPEG alone; of AVIF Pillow tells `irot` and `imir` as if they were it. It turns TIFF
            # by itself, which others do not, and JPEG XL not, which others do.
            shown = ImageOps.exif_transpose(picture) if picture.format in ("JPEG", "AVIF") else picture
            if picture.format not in ("TIFF", "JXL"):
                found["Pillow"] = f"{shown.width}x{shown.height}"
    except Exception:
        pass
    turn = ["-auto-orient"] if path.suffix.lower() in (".jpg", ".jpeg") else []
    run = subprocess.run(["/usr/bin/convert", f"{path}[0]", *turn, "-format", "%wx%h", "info:"], capture_output=True, text=True)
    if run.returncode == 0 and run.stdout:
        found["ImageMagick"] = run.stdout.strip()
    run = subprocess.run(
        ["ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height", "-of", "csv=p=0:s=x", path],
        capture_output=True,
        text=True,
    )
    if len(found) < 2 and run.returncode == 0 and run.stdout.strip():
        found["ffprobe"] = run.stdout.split()[0]
    run = subprocess.run(["vipsheader", path], capture_output=True, text=True)
    if len(found) < 2 and run.returncode == 0:
        found["libvips"] = run.stdout.rsplit(": ", 1)[1].split()[0]
    return found
