//! Reports and codes as JSON, for programs in other languages.

use serde::Serialize;

use crate::code::Code;
use crate::message::{Excerpt, Message, Report};

#[derive(Serialize)]
struct PlainReport<'a> {
    format: &'static str,
    valid: bool,
    entries: usize,
    messages: Vec<PlainMessage<'a>>,
}

#[derive(Serialize)]
struct PlainMessage<'a> {
    level: &'static str,
    code: &'static str,
    line: usize,
    column: usize,
    message: String,
    why: &'static str,
    source: &'static str,
    mend: &'static str,
    excerpt: PlainExcerpt<'a>,
}

/// In three parts, as places in a text are counted otherwise in each language.
#[derive(Serialize)]
struct PlainExcerpt<'a> {
    before: &'a str,
    fault: &'a str,
    after: &'a str,
}

#[derive(Serialize)]
struct PlainCode {
    code: &'static str,
    level: &'static str,
    meaning: &'static str,
    why: &'static str,
    source: &'static str,
    mend: &'static str,
    wrong: &'static str,
    right: &'static str,
}

impl Report {
    /// The report as a JSON object:
    ///
    /// ```json
    /// {"format": "rss2.0", "valid": false, "entries": 1, "messages": [{"level": "error", "code": "InvalidRFC2822Date",
    ///  "line": 4, "column": 47, "message": "…", "why": "…", "source": "…", "mend": "…",
    ///  "excerpt": {"before": "<pubDate>", "fault": "April", "after": " 17, 2026</pubDate>"}}]}
    /// ```
    pub fn json(&self) -> String {
        to_json(&PlainReport {
            format: self.format,
            valid: self.is_valid(),
            entries: self.entries,
            messages: self.messages.iter().map(message).collect(),
        })
    }
}

fn message(message: &Message) -> PlainMessage<'_> {
    PlainMessage {
        level: message.code.level.name(),
        code: message.code.name,
        line: message.line,
        column: message.column,
        message: message.text(),
        why: message.code.explanation.why,
        source: message.code.explanation.source,
        mend: message.help(),
        excerpt: excerpt(&message.excerpt),
    }
}

fn excerpt(Excerpt { text, start, end }: &Excerpt) -> PlainExcerpt<'_> {
    PlainExcerpt {
        before: text.get(..*start).unwrap_or(text),
        fault: text.get(*start..*end).unwrap_or_default(),
        after: text.get(*end..).unwrap_or_default(),
    }
}

impl Code {
    /// What there is to say of a message, as a JSON object: `code`, `level`, `meaning`, `why`, `source`, `mend`, and
    /// `wrong` and `right`, which are pieces of feeds.
    pub fn json(&self) -> String {
        to_json(&PlainCode {
            code: self.name,
            level: self.level.name(),
            meaning: self.meaning,
            why: self.explanation.why,
            source: self.explanation.source,
            mend: self.explanation.mend,
            wrong: self.explanation.wrong.text,
            right: self.explanation.right.text,
        })
    }
}

/// Texts and numbers can always be written.
fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Options, Timestamp, check, codes};

    #[test]
    fn a_report_has_the_place_in_three_parts() -> Result<(), Box<dyn std::error::Error>> {
        let feed = "<rss version='2.0'><channel><title>Möwen</title><link>https://courier.example/</link>\
                    <description>Harbor</description><item><title>T</title>\n<pubDate>17. März</pubDate></item></channel></rss>";
        let report = check(feed.as_bytes(), &Options::at(Timestamp::default()));
        let plain: Value = serde_json::from_str(&report.json())?;
        assert_eq!(plain["format"], "rss2.0");
        assert_eq!(plain["valid"], false);
        assert_eq!(plain["entries"], 1);
        let date = plain["messages"]
            .as_array()
            .and_then(|all| all.iter().find(|message| message["code"] == "InvalidRFC2822Date"))
            .ok_or("the date is not told")?;
        assert_eq!(date["line"], 2);
        let excerpt = json!({"before": "<pubDate>", "fault": "17.", "after": " März</pubDate></item></channel></rss>"});
        assert_eq!(date["excerpt"], excerpt);
        Ok(())
    }

    #[test]
    fn each_code_says_what_to_do() -> Result<(), serde_json::Error> {
        for code in codes::codes() {
            let plain: Value = serde_json::from_str(&code.json())?;
            assert_eq!(plain["code"], code.name);
            assert_eq!(plain["mend"], code.explanation.mend);
        }
        Ok(())
    }
}
