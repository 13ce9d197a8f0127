"""Makes the pictures, has feedmill list them, and prints the table."""

import argparse
import json
import pathlib
import subprocess
import sys

import judges
import makers

FIELDS = ["caption", "credit", "alt"]


def listed(program, site):
    """What feedmill says of each picture, by the name of its file."""
    run = subprocess.run(
        [program, "list", "--format", "json", "--config", site / "config.toml"], capture_output=True, text=True
    )
    photos = {}
    for line in run.stdout.splitlines():
        row = json.loads(line)
        for photo in row.get("photos", []):
            photos[pathlib.PurePosixPath(photo["url"] or "").name] = photo
    return photos, run.stderr


def cell(picture, field, photo):
    """What stands in the table, and whether that is well."""
    expected = picture.words.get(field)
    found = photo.get(field)
    if expected is None:
        return ("–", True) if found is None else (f"unasked `{found}`", False)
    if found is not None and judges.fits(found, expected):
        return photo.get(f"{field}_from", "?"), True
    known = judges.exiftool(picture.path, field)
    if not known and found is None:
        return "dropped by the tool", True
    if known and found is not None and any(judges.fits(found, text) for text in known):
        return f"as exiftool reads it ({photo.get(f'{field}_from')})", True
    return f"WRONG: `{found}`, exiftool: {known}", False


def size(picture, photo):
    """The same of its size, beside two decoders."""
    ours = f"{photo.get('width')}x{photo.get('height')}"
    theirs = judges.sizes(picture.path)
    if all(other == ours for other in theirs.values()):
        return f"{ours} ({len(theirs)})", bool(theirs)
    differs = ", ".join(f"{name} {other}" for name, other in theirs.items() if other != ours)
    return f"{ours}, but {differs}" + (f": {picture.reason}" if picture.reason else ""), bool(picture.reason)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    site = arguments.work / "site"
    pictures = makers.make(site, arguments.work)
    photos, errors = listed(arguments.program.resolve(), site)
    failures = 0
    print("| tool | picture | caption | credit | alt | size |\n|---|---|---|---|---|---|")
    for picture in pictures:
        photo = photos.get(picture.path.name)
        if photo is None:
            print(f"| {picture.tool} | {picture.path.name} | NOT LISTED | | | |")
            failures += 1
            continue
        cells = [cell(picture, field, photo) for field in FIELDS] + [size(picture, photo)]
        failures += sum(not fine for _, fine in cells)
        print(f"| {picture.tool} | {picture.path.name} | " + " | ".join(text for text, _ in cells) + " |")
    print(f"\n{len(pictures)} pictures, {failures} cells that are wrong")
    (arguments.work / "errors.txt").write_text(errors)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
