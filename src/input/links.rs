//! Links to source files that a text names without a template: `[x](pier.md)`, `@/pier.md` of Zola,
//! `{filename}pier.md` of Pelican.

/// Endings of source files.
pub const ENDINGS: &[&str] = &[".md", ".markdown", ".mdown", ".mdx", ".mkd"];

/// Marks before the names of source files: Zola's, and Pelican's as they may be written.
pub const INTERNAL: &[&str] = &["@/", "{filename}", "%7Bfilename%7D", "|filename|", "%7Cfilename%7C"];

/// The links of a text, each with the byte where it stands.
pub fn links(text: &str) -> Vec<(&str, usize)> {
    let may_be = [".m", "@/", "filename"].iter().any(|part| text.contains(part));
    if !may_be {
        return Vec::new();
    }
    let is_around = |c: char| c.is_whitespace() || "()<>[]\"'`".contains(c);
    let mut at = 0;
    let words = text.split(is_around).map(|word| {
        let start = at;
        // What parts words is one byte, or a blank that no address stands beside.
        at = start + word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        (word, start)
    });
    words
        .filter(|(word, at)| is_link(word) && !is_in_tag(&text[..*at]))
        .collect()
}

/// Whether a template is open at the end of a text: what it names has a mark.
fn is_in_tag(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let last = |marks: [&str; 2]| marks.iter().filter_map(|mark| line.rfind(mark)).max();
    last(["{{", "{%"]) > last(["}}", "%}"])
}

fn is_link(word: &str) -> bool {
    let path = word.split('#').next().unwrap_or_default();
    let is_file = ENDINGS.iter().any(|ending| path.ends_with(ending)) && !path.contains("://");
    is_file || INTERNAL.iter().any(|mark| path.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_source_files_are_found() {
        let text =
            "See [it](../pier.md#a) and <a href=\"@/blog/x.md\">é</a>\u{3000}{filename}/y.mkd, https://x.example/z.md";
        let found: Vec<&str> = links(text)
            .into_iter()
            .map(|(link, at)| &text[at..at + link.len()])
            .collect();
        assert_eq!(links("{% link a.md %} [x](b.md)"), [("b.md", 20)]);
        assert_eq!(found, ["../pier.md#a", "@/blog/x.md", "{filename}/y.mkd,"]);
    }
}
