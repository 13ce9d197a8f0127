#!/usr/bin/env bash
# roxmltree 0.21.2 (crates.io). Seen 2026-11-30.
#
# Expected: with `allow_dtd`, a document type is read over. References to parameter entities may stand between its
# declarations (XML 1.0, production 28a, DeclSep), and a processor that does not validate need not read what they
# name (section 4.4.8). News agencies write them so: their DTD brings that of NITF in with one.
# Seen: the declaration of such an entity is read over, and the reference to it ends the parse:
#
#     declared only | read, root NewsML
#     and used      | unknown token at 3:1
#     libxml2       | read, root NewsML
#
# For those who read feeds and news: take such references out of the internal subset before parsing; nothing that the
# parser would have used is lost, as it fetches no other file.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mkdir src
cat > Cargo.toml <<'END'
[package]
name = "seen"
version = "0.0.0"
edition = "2021"

[dependencies]
roxmltree = "=0.21.2"
END
cat > src/main.rs <<'END'
use roxmltree::{Document, ParsingOptions};

fn main() {
    for (name, file) in [("declared only", "declared.xml"), ("and used     ", "used.xml")] {
        let text = std::fs::read_to_string(file).unwrap();
        let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
        match Document::parse_with_options(&text, options) {
            Ok(document) => println!("{name} | read, root {}", document.root_element().tag_name().name()),
            Err(error) => println!("{name} | {error}"),
        }
    }
}
END
for reference in '' '%nitf;'; do
  file=$([ -z "$reference" ] && echo declared.xml || echo used.xml)
  cat > "$file" <<END
<!DOCTYPE NewsML [
<!ENTITY % nitf SYSTEM "nitf.dtd">
$reference
]>
<NewsML><NewsEnvelope/></NewsML>
END
done
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check lxml==6.0.2
expected='declared only | read, root NewsML
and used      | unknown token at 3:1
libxml2       | read, root NewsML'
got=$(
  cargo run --quiet
  python/bin/python - <<'END'
from lxml import etree

root = etree.parse("used.xml", etree.XMLParser(no_network=True, load_dtd=False)).getroot()
print(f"libxml2       | read, root {root.tag}")
END
)
printf 'expected:\n%s\ngot:\n%s\n' "$expected" "$got"
[ "$got" = "$expected" ]
