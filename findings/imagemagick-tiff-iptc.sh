#!/usr/bin/env bash
# ImageMagick 6.9.11 (Debian 12: imagemagick). Seen 2026-11-30.
#
# Expected: a caption in IIM that a JPEG has is in the TIFF that is made of it, in tag 33723, which is where TIFF has it.
# Seen: tag 33723 has a quarter of the bytes: its length is counted in words of four bytes and written as bytes. The whole stands
# in tag 34377, the resources of Photoshop, so that programs that look there find nothing wrong:
#
#     33723: a quarter of the bytes of 34377
#
# For readers of pictures: where the last dataset in 33723 is cut off, look in 34377.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
if ! dpkg -s imagemagick libimage-exiftool-perl > installed 2>&1; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends imagemagick libimage-exiftool-perl
fi

convert=/usr/bin/convert
$convert -size 12x8 xc:gray a.jpg
exiftool -q -overwrite_original '-IPTC:Caption-Abstract=The ferry leaves at ten past ten, with fog at both of the piers and no end of it.' a.jpg
$convert a.jpg a.tif
# The first directory of the file that was made: tag, type, count.
$convert -version | head -1
expected='33723: a quarter of the bytes of 34377'
got=$(python3 - << 'END'
import struct

data = open("a.tif", "rb").read()
order = "<" if data[:2] == b"II" else ">"
(first,) = struct.unpack_from(order + "I", data, 4)
(count,) = struct.unpack_from(order + "H", data, first)
width = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1}
tags = {}
for at in range(count):
    tag, kind, number = struct.unpack_from(order + "HHI", data, first + 2 + 12 * at)
    tags[tag] = number * width.get(kind, 8)
iim, resources = tags[33723], tags[34377]
# A resource has twelve bytes before its data, and fills up pairs.
print("33723: a quarter of the bytes of 34377" if abs(iim * 4 - (resources - 12)) < 4 else f"33723: {iim}, 34377: {resources}")
END
)
printf 'expected: %s\ngot:      %s\n' "$expected" "$got"
[ "$got" = "$expected" ]
