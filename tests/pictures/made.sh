#!/usr/bin/env bash
# Makes the small pictures of `made/` again, with the tools that `run` installs. What they say is in `made/expected.tsv`: name, caption,
# where it stands, width, height.
set -euo pipefail
cd "$(dirname "$0")/made"
work=../../../target/pictures
caption='The ferry “Möwe” at the pier – 10:10.'
tag() { exiftool -q -overwrite_original -charset utf8 "$@"; }

"$work/python/bin/python" - "$work" << 'END'
import sys

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()
picture = Image.new("RGB", (12, 8), (90, 120, 150))
for ending in ["jpg", "png", "gif", "tif"]:
    picture.save(f"{sys.argv[1]}/tiny.{ending}")
picture.resize((301, 203)).save("clap-pillow-heif.heic", quality=20)
END
for copy in exiftool.jpg exiftool-iim.jpg exiv2.jpg turned.jpg xmp.jpg exiftool.gif exiftool.tif; do
  cp "$work/tiny.${copy##*.}" "$copy"
done
tag "-XMP-dc:Description-de=$caption" "-XMP-dc:Description-fr=Le bac" exiftool.jpg
tag "-IPTC:Caption-Abstract=$caption" exiftool-iim.jpg
tag "-XMP-dc:Description=$caption" exiftool.gif exiftool.tif xmp.jpg
tag -n -ExifByteOrder=MM "-IFD0:ImageDescription=$caption" -IFD0:Orientation=6 turned.jpg
exiv2 -M "set Iptc.Application2.Caption String $caption" exiv2.jpg
vips copy xmp.jpg libvips.png
/usr/bin/convert xmp.jpg -type TrueColor imagemagick.png
/usr/bin/convert exiftool-iim.jpg -type TrueColor imagemagick.tif
gm convert xmp.jpg graphicsmagick.png
cwebp -quiet -metadata all xmp.jpg -o cwebp.webp
cjxl --quiet xmp.jpg cjxl.jxl
heif-enc -q 10 xmp.jpg -o heif-enc.heic > "$work/where"
avifenc -s 9 turned.jpg avifenc-turned.avif > "$work/where"
avifenc -s 9 --clap 8,1,6,1,0,1,0,1 --irot 3 "$work/tiny.png" avifenc-clap.avif > "$work/where"
