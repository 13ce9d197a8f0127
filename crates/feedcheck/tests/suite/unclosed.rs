//! Healthy feeds with one end tag missing, each element in turn: that is one error, where the element opens.

use feedcheck::{Level, Options, Timestamp, check};

const RSS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<language>en</language>
<atom:link rel="self" href="https://courier.example/all.rss"/>
<atom:link rel="hub" href="https://courier.example/hub"/>
<itunes:category text="News"/>
<category>Harbor</category>
<item>
<title>The ferry runs again</title>
<dc:creator>Ann Lee</dc:creator>
<media:thumbnail url="https://courier.example/ferry.jpg"/>
<guid>https://courier.example/ferry</guid>
<description>It sails.</description>
</item>
<item>
<title>The pier is mended</title>
<enclosure url="https://courier.example/pier.mp3" length="7" type="audio/mpeg"/>
<guid>https://courier.example/pier</guid>
</item>
</channel>
</rss>
"#;

const ATOM: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>The Harbor Courier</title>
<id>https://courier.example/</id>
<link rel="self" href="https://courier.example/all.atom"/>
<link href="https://courier.example/"/>
<updated>2024-03-05T09:00:00Z</updated>
<author>
<name>Ann Lee</name>
</author>
<category term="harbor"/>
<entry>
<title>The ferry runs again</title>
<id>https://courier.example/ferry</id>
<link href="https://courier.example/ferry"/>
<updated>2024-03-05T09:00:00Z</updated>
<summary>It sails.</summary>
</entry>
<entry>
<title>The pier is mended</title>
<id>https://courier.example/pier</id>
<link href="https://courier.example/pier"/>
<updated>2024-03-06T09:00:00Z</updated>
<content type="html">&lt;p>At last.&lt;/p></content>
</entry>
</feed>
"#;

fn errors(text: &str) -> Vec<(&'static str, usize)> {
    let options = Options::at(Timestamp::now());
    let messages = check(text.as_bytes(), &options).messages;
    let errors = messages.iter().filter(|message| message.code.level == Level::Error);
    errors.map(|message| (message.code.name, message.line)).collect()
}

/// The line that opens what the end tag in `line` closes.
fn opening(lines: &[&str], line: usize) -> usize {
    let Some(name) = lines[line].strip_prefix("</").and_then(|rest| rest.strip_suffix('>')) else {
        return line;
    };
    let begins = |text: &&str| {
        text.strip_prefix('<')
            .is_some_and(|rest| rest.strip_suffix('>') == Some(name))
    };
    lines[..line].iter().rposition(begins).unwrap()
}

#[test]
fn a_missing_end_is_one_error_where_the_element_opens() {
    let mut faults = Vec::new();
    let mut number = 0;
    for feed in [RSS, ATOM] {
        assert_eq!(errors(feed), []);
        let lines: Vec<&str> = feed.lines().collect();
        // Not the last line: without it the document is cut off.
        for (n, line) in lines.iter().enumerate().skip(2).take(lines.len() - 3) {
            let without = match line.rfind("</") {
                Some(at) => &line[..at],
                None => line.strip_suffix("/>").unwrap_or(line),
            };
            let mended = if without.len() < line.len() && line.ends_with("/>") {
                format!("{without}>")
            } else {
                without.to_owned()
            };
            if mended == *line {
                continue;
            }
            number += 1;
            let mut lines = lines.clone();
            let opens = opening(&lines, n) + 1;
            lines[n] = &mended;
            let told = errors(&lines.join("\n"));
            if told != [("SAXError", opens)] {
                faults.push(format!("{line}: {told:?}, and not line {opens}"));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {number}:\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert!(number > 30, "only {number} cases");
}
