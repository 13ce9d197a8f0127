//! Markdown without raw HTML to the HTML that `html::sanitize` would leave of it, without a second
//! parser: what such a text becomes is on the allow list by construction, once its addresses
//! are looked at. A test holds the two against each other.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Parser, Tag, TagEnd, html};

use super::html::markup::{push_attribute, push_text};
use super::html::{Addresses, SafeHtml, player};
use super::markdown::OPTIONS;

/// Elements this deep in one another are left to the parser that counts them.
const DEEPEST: usize = 50;

/// The safe HTML of a Markdown text; `None` for one that holds raw HTML, or anything else of which the
/// outcome is not certain.
pub fn safe_html(text: &str, addresses: &Addresses) -> Option<SafeHtml> {
    let mut safe = Safe {
        events: Parser::new_ext(text, OPTIONS),
        addresses,
        images: Vec::new(),
        depth: 0,
        is_in_link: false,
        has_rule: false,
        is_certain: true,
    };
    let mut out = String::with_capacity(text.len() * 5 / 4);
    html::push_html(&mut out, std::iter::from_fn(|| safe.next()));
    if safe.has_rule {
        // No other `<` is left as it is.
        out = out.replace("<hr />", "<hr>");
    }
    safe.is_certain.then(|| SafeHtml {
        html: out.trim().to_owned(),
        images: safe.images,
    })
}

/// The events of a text, with what the allow list changes changed.
struct Safe<'a> {
    events: Parser<'a>,
    addresses: &'a Addresses,
    images: Vec<String>,
    depth: usize,
    is_in_link: bool,
    has_rule: bool,
    is_certain: bool,
}

impl<'a> Safe<'a> {
    /// Ends early when nothing is certain any more.
    fn next(&mut self) -> Option<Event<'a>> {
        let event = match self.events.next()? {
            Event::Start(tag) => self.start(tag)?,
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.is_in_link &= tag != TagEnd::Link;
                Event::End(tag)
            }
            Event::Text(text) => escaped(&text).map_or(Event::Text(text), Event::InlineHtml),
            Event::Code(code) => match escaped(&code) {
                Some(code) => Event::InlineHtml(format!("<code>{code}</code>").into()),
                None => Event::Code(code),
            },
            Event::HardBreak => Event::InlineHtml("<br>\n".into()),
            Event::Rule => {
                self.has_rule = true;
                Event::Rule
            }
            Event::SoftBreak => Event::SoftBreak,
            // Raw HTML, footnotes with their ids, and what no option asks for.
            _ => return self.doubt(),
        };
        Some(event)
    }

    fn start(&mut self, tag: Tag<'a>) -> Option<Event<'a>> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return self.doubt();
        }
        let tag = match tag {
            Tag::CodeBlock(_) => Tag::CodeBlock(CodeBlockKind::Indented),
            Tag::Table(columns) => Tag::Table(vec![pulldown_cmark::Alignment::None; columns.len()]),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let address = if link_type == pulldown_cmark::LinkType::Email {
                    format!("mailto:{dest_url}").into()
                } else {
                    dest_url
                };
                return self.link(&address, &title);
            }
            Tag::Image { dest_url, title, .. } => return self.image(&dest_url, &title),
            Tag::HtmlBlock | Tag::FootnoteDefinition(_) => return self.doubt(),
            tag => tag,
        };
        Some(Event::Start(tag))
    }

    fn link(&mut self, address: &str, title: &str) -> Option<Event<'a>> {
        // HTML has no link in a link; Markdown can write one.
        if !is_plain(address) || self.is_in_link {
            return self.doubt();
        }
        self.is_in_link = true;
        let mut link = String::from("<a");
        if let Some(address) = self.addresses.link(address) {
            push_attribute(&mut link, "href", &address);
        }
        if !title.is_empty() {
            push_attribute(&mut link, "title", title);
        }
        link.push('>');
        Some(Event::InlineHtml(link.into()))
    }

    /// The whole image: what stands in it is its `alt`. One without an address goes.
    fn image(&mut self, address: &str, title: &str) -> Option<Event<'a>> {
        let alt = self.alt()?;
        if !is_plain(address) || player::kind(address).is_some() {
            return self.doubt();
        }
        let Some(address) = self.addresses.image(address) else {
            return Some(Event::InlineHtml("".into()));
        };
        let mut image = String::from("<img");
        push_attribute(&mut image, "src", &address);
        push_attribute(&mut image, "alt", &alt);
        if !title.is_empty() {
            push_attribute(&mut image, "title", title);
        }
        image.push('>');
        self.images.push(address);
        Some(Event::InlineHtml(image.into()))
    }

    fn alt(&mut self) -> Option<String> {
        let mut alt = String::new();
        loop {
            match self.events.next()? {
                Event::End(TagEnd::Image) => break,
                Event::Text(text) | Event::Code(text) => alt += &text,
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
                | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
                _ => return self.doubt(),
            }
        }
        self.depth = self.depth.saturating_sub(1);
        Some(alt)
    }

    fn doubt<T>(&mut self) -> Option<T> {
        self.is_certain = false;
        None
    }
}

/// Whether an address is written the same everywhere: RFC 3986 has no other characters, and quotes are
/// escaped in one place and not in another.
fn is_plain(address: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#@!$()*+,;=%&".contains(&b);
    address.bytes().all(is_plain)
}

/// Text with a blank that must not break: serializers of HTML name it.
fn escaped<'a>(text: &str) -> Option<CowStr<'a>> {
    let has_blank = !text.is_ascii() && text.contains('\u{A0}');
    has_blank.then(|| {
        let mut out = String::with_capacity(text.len() + 16);
        push_text(&mut out, text);
        out.into()
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use url::Url;

    use super::super::dice::dice;
    use super::super::html::sanitize;
    use super::super::markdown::to_html;
    use super::*;

    /// Pieces that a text may be made of, with what is hard about them.
    const PIECES: &[&str] = &[
        "word",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "  \n",
        "# ",
        "## ",
        "- ",
        "* ",
        "1. ",
        "7) ",
        "> ",
        ">> ",
        "    code",
        "\t",
        "```\n",
        "```rust\n",
        "~~~",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "`",
        "``",
        "---\n",
        "***\n",
        "===\n",
        "| a | b |\n|---|:-:|\n| c | d |\n",
        "|",
        "\\",
        "&",
        "&amp;",
        "&copy;",
        "&nbsp;",
        "\u{a0}",
        "&#60;",
        "< 3",
        "5 > 4",
        "\"",
        "'",
        "[text](https://x.example/a?b=c&d=e)",
        "[rel](/guide/ \"a \\\"title\\\" & <more>\")",
        "[bad](javascript:x())",
        "[odd](a b)",
        "[ref][1]",
        "[1]: https://x.example/1 'One'\n",
        "![alt *strong* `c`](ferry.jpg)",
        "![](ferry.jpg \"t\")",
        "![x](data:image/png;base64,AA)",
        "[![in](ferry.jpg)](/page)",
        "<https://auto.example/x>",
        "<who@courier.example>",
        "é",
        "港",
        "😀",
        "[",
        "]",
        "(",
        ")",
        "!",
        "\\*",
        "[down](#pier)",
        "[note](#fn-1)",
        "[here](https://courier.example/2026/ferry/#fnref-1)",
        "[^1]",
        "\n[^1]: note\n",
        "{",
        "}",
    ];

    fn addresses() -> Addresses {
        Addresses {
            base: Url::parse("https://courier.example/2026/ferry/").unwrap(),
            mark: "f1".to_owned(),
            pictures: Arc::new(|src| {
                (src == "ferry.jpg").then(|| "https://courier.example/photos/ferry.jpg".to_owned())
            }),
        }
    }

    /// How many of so many texts made by chance took the short road.
    fn agreed(seed: u64, texts: usize) -> usize {
        let mut random = dice(seed);
        let mut certain = 0;
        for _ in 0..texts {
            let text: String = (0..=random(24)).map(|_| PIECES[random(PIECES.len())]).collect();
            if let Some(safe) = safe_html(&text, &addresses()) {
                assert_eq!(safe, sanitize(&to_html(&text), &addresses()), "{text:?}");
                certain += 1;
            }
        }
        certain
    }

    #[test]
    fn the_short_road_leads_where_the_long_one_does() {
        assert!(agreed(0x2026_1125, 4_000) > 2_000);
    }

    #[test]
    fn raw_html_takes_the_long_road() {
        for text in [
            "a <b>bold</b> word",
            "<div>\n\nx\n\n</div>",
            "<!-- more -->",
            "note[^1]\n\n[^1]: x",
        ] {
            assert_eq!(safe_html(text, &addresses()), None, "{text}");
        }
        assert!(safe_html("`<b>` and 5 < 6", &addresses()).is_some());
    }
}
