//! Faults in XML. The feeds have an element in each line, so that a line is an element with its text, one without content, or a tag.

use std::collections::BTreeSet;

use super::{Case, Expected};
use Expected::{Always, ByElement};

/// Values that suit few elements.
const BAD: [&str; 5] = ["zz zz", "http://[bad", "-1", "99", "31 February"];

/// A line in pieces.
struct Line<'a> {
    name: &'a str,
    /// As written, with a blank before each.
    attributes: &'a str,
    kind: Kind<'a>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind<'a> {
    Text(&'a str),
    Empty,
    Opens,
}

fn parse(line: &str) -> Option<Line<'_>> {
    let rest = line.strip_prefix('<').filter(|rest| !rest.starts_with(['/', '?']))?;
    let (tag, behind) = rest.split_once('>')?;
    let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
    let end = tag.find(' ').unwrap_or(tag.len());
    let kind = match behind.rsplit_once("</") {
        _ if is_empty => Kind::Empty,
        Some((text, _)) => Kind::Text(text),
        None => Kind::Opens,
    };
    Some(Line {
        name: &tag[..end],
        attributes: &tag[end..],
        kind,
    })
}

impl Line<'_> {
    /// The line with another name, other attributes, another text.
    fn with(&self, name: &str, attributes: &str, text: &str) -> String {
        match self.kind {
            Kind::Text(_) => format!("<{name}{attributes}>{text}</{name}>"),
            Kind::Empty => format!("<{name}{attributes}/>"),
            Kind::Opens => format!("<{name}{attributes}>"),
        }
    }

    fn text(&self) -> &str {
        match self.kind {
            Kind::Text(text) => text,
            Kind::Empty | Kind::Opens => "",
        }
    }

    /// Names and values, without declarations of namespaces.
    fn attributes(&self) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        let mut rest = self.attributes;
        while let Some((name, behind)) = rest.split_once("=\"") {
            let Some((value, after)) = behind.split_once('"') else {
                break;
            };
            found.push((name.trim(), value));
            rest = after;
        }
        found.retain(|(name, _)| !name.starts_with("xmlns"));
        found
    }
}

/// A feed, and where faults are put.
struct Feed<'a> {
    file: &'a str,
    lines: Vec<&'a str>,
    names: BTreeSet<[String; 3]>,
    cases: Vec<Case>,
}

impl Feed<'_> {
    /// A case whose line `at` is replaced; the fault stands in line `line`.
    fn put(&mut self, (fault, element): (&str, &str), at: usize, new: &[String], line: usize, expected: Expected) {
        let old = |range: &[&str]| range.iter().flat_map(|line| [*line, "\n"]).collect::<String>();
        let new: String = new.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        let mut name = [self.file.to_owned(), fault.to_owned(), element.to_owned()];
        // Several elements may have one name.
        for n in 2.. {
            if self.names.insert(name.clone()) {
                break;
            }
            name[2] = format!("{element}#{n}");
        }
        self.cases.push(Case {
            name,
            document: old(&self.lines[..at]) + &new + &old(&self.lines[at + 1..]),
            expected,
            line,
        });
    }

    /// The line in which an element opens that stands around line `at`, and its name.
    fn parent(&self, at: usize) -> (usize, &str) {
        let mut depth = 0;
        for (index, line) in self.lines[..at].iter().enumerate().rev() {
            if line.starts_with("</") {
                depth += 1;
            } else if let Some(Line {
                name,
                kind: Kind::Opens,
                ..
            }) = parse(line)
            {
                if depth == 0 {
                    return (index + 1, name);
                }
                depth -= 1;
            }
        }
        (1, "")
    }

    /// The line in which the element of line `at` closes.
    fn end(&self, at: usize) -> usize {
        let mut depth = 0;
        for (index, line) in self.lines.iter().enumerate().skip(at) {
            match parse(line) {
                Some(Line { kind: Kind::Opens, .. }) => depth += 1,
                None if line.starts_with("</") => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return index;
            }
        }
        at
    }
}

/// All cases of a feed.
pub(super) fn cases(file: &str, text: &str) -> Vec<Case> {
    let mut feed = Feed {
        file,
        lines: text.lines().collect(),
        names: BTreeSet::new(),
        cases: Vec::new(),
    };
    for (at, line) in text.lines().enumerate() {
        let Some(line) = parse(line) else { continue };
        let (parent_line, parent) = feed.parent(at);
        let element = format!("{parent}/{}", line.name);
        match line.kind {
            Kind::Text(_) => in_text(&mut feed, at, &line, &element),
            Kind::Empty => {
                let open = format!("<{}{}>", line.name, line.attributes);
                feed.put(("no slash", &element), at, &[open], at + 1, Always("SAXError"));
            }
            Kind::Opens => around(&mut feed, at, &line, &element),
        }
        if line.kind != Kind::Opens {
            whole(&mut feed, at, &line, &element, parent_line);
        }
        attributes(&mut feed, at, &line, &element);
    }
    feed.cases
}

/// Faults in the text of an element.
fn in_text(feed: &mut Feed<'_>, at: usize, line: &Line<'_>, element: &str) {
    let (name, attributes, text) = (line.name, line.attributes, line.text());
    let n = at + 1;
    let mut put = |fault: &str, new: String, expected| feed.put((fault, element), at, &[new], n, expected);
    for (fault, broken) in [
        ("ampersand", format!("{text} & more")),
        ("less than", format!("{text} < 5")),
        ("control", format!("{text}\u{1}")),
        ("end of CDATA", format!("{text}]]>")),
        ("number", format!("{text}&#1;")),
        ("comment", format!("{text}<!-- a -- b -->")),
    ] {
        put(fault, line.with(name, attributes, &broken), Always("SAXError"));
    }
    let entity = line.with(name, attributes, &format!("{text}&nbsp;"));
    put("entity", entity, Always("UndefinedNamedEntity"));
    put("unclosed", format!("<{name}{attributes}>{text}"), Always("SAXError"));
    let capital = format!("<{name}{attributes}>{text}</{}>", name.to_uppercase());
    put("end in capitals", capital, Always("SAXError"));
    let code = if feed.file == "rdf.xml" {
        "InvalidRDF"
    } else {
        "UndefinedElement"
    };
    let mut put = |fault: &str, new: String, expected| feed.put((fault, element), at, &[new], n, expected);
    put(
        "markup",
        line.with(name, attributes, &format!("{text}<b>x</b>")),
        Always(code),
    );
    put("empty", line.with(name, attributes, ""), ByElement);
    for bad in BAD {
        put(&format!("bad: {bad}"), line.with(name, attributes, bad), ByElement);
    }
    let cut: String = text.chars().take(3).collect();
    let mut lines: Vec<&str> = feed.lines[..at].to_vec();
    let last = format!("<{name}{attributes}>{cut}");
    lines.push(&last);
    let document = lines.join("\n");
    feed.cases.push(Case {
        name: [feed.file.to_owned(), "cut off".to_owned(), element.to_owned()],
        document,
        expected: Always("Truncated"),
        line: n,
    });
}

/// Faults of an element that holds others.
fn around(feed: &mut Feed<'_>, at: usize, line: &Line<'_>, element: &str) {
    let stray = line.with(line.name, line.attributes, "") + "stray";
    feed.put(("stray text", element), at, &[stray], at + 1, Always("UnexpectedText"));
    let end = feed.end(at);
    let is_root = end + 1 == feed.lines.len();
    let (code, line) = if is_root {
        ("Truncated", end)
    } else {
        ("SAXError", at + 1)
    };
    feed.put(("unclosed", element), end, &[], line, Always(code));
}

/// Faults of a whole element.
fn whole(feed: &mut Feed<'_>, at: usize, line: &Line<'_>, element: &str, parent_line: usize) {
    let (name, attributes, text) = (line.name, line.attributes, line.text());
    let n = at + 1;
    let written = line.with(name, attributes, text);
    let misspelt = line.with(&format!("{name}x"), attributes, text);
    feed.put(("misspelt", element), at, &[misspelt], n, Always("UndefinedElement"));
    let local = name.rsplit(':').next().unwrap_or(name);
    let undeclared = line.with(&format!("zz:{local}"), attributes, text);
    feed.put(
        ("undeclared prefix", element),
        at,
        &[undeclared],
        n,
        Always("MissingNamespace"),
    );
    feed.put(("double", element), at, &[written.clone(), written], n + 1, ByElement);
    feed.put(("dropped", element), at, &[], parent_line, ByElement);
}

/// Faults of attributes.
fn attributes(feed: &mut Feed<'_>, at: usize, line: &Line<'_>, element: &str) {
    let (name, text) = (line.name, line.text());
    let n = at + 1;
    let with = |more: &str| line.with(name, &format!("{}{more}", line.attributes), text);
    feed.put(("no quotes", element), at, &[with(" zz=1")], n, Always("SAXError"));
    if at > 1 {
        feed.put(
            ("unknown attribute", element),
            at,
            &[with(" zz=\"1\"")],
            n,
            Always("UnexpectedAttribute"),
        );
    }
    for (key, value) in line.attributes() {
        let place = format!("{element}@{key}");
        let written = format!(" {key}=\"{value}\"");
        let other = |new: String| [line.with(name, &line.attributes.replacen(&written, &new, 1), text)];
        let mut put = |fault: &str, new: String, expected| feed.put((fault, &place), at, &other(new), n, expected);
        put("double", format!("{written}{written}"), Always("SAXError"));
        put("ampersand", format!(" {key}=\"{value}&a\""), Always("SAXError"));
        put("less than", format!(" {key}=\"{value}<\""), Always("SAXError"));
        put(
            "undeclared prefix",
            format!(" zz:{key}=\"{value}\"")
                .replace("zz:xml:", "zz:")
                .replace("zz:rdf:", "zz:"),
            Always("MissingNamespace"),
        );
        put("dropped", String::new(), ByElement);
        put("empty", format!(" {key}=\"\""), ByElement);
        put("misspelt", format!(" {key}x=\"{value}\""), ByElement);
        for bad in BAD {
            put(&format!("bad: {bad}"), format!(" {key}=\"{bad}\""), ByElement);
        }
    }
}
