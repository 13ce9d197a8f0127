//! What there is to say about a code: why it matters, where that stands, how to mend it, and
//! a wrong and a right example. As plain text for terminals and as Markdown for pages.

use feedcheck::{Example, Explanation, Within};

use crate::model::Kind;

/// Plain text, examples indented; empty for a code that has only a meaning.
pub fn text(code: Kind) -> String {
    let Some(explanation) = code.explanation() else {
        return String::new();
    };
    let Explanation { why, source, mend, .. } = explanation;
    let mut text = format!("why: {why}\n\nsource: {source}\n\nhow to mend it: {mend}\n");
    for (title, example) in examples(explanation) {
        text += &format!("\n{}{}:\n\n", title.to_lowercase(), setting(example));
        for line in example.text.trim_matches('\n').lines() {
            text += format!("    {line}").trim_end();
            text += "\n";
        }
    }
    text
}

/// Markdown, examples fenced; empty for a code that has only a meaning.
pub fn markdown(code: Kind) -> String {
    let Some(explanation) = code.explanation() else {
        return String::new();
    };
    let Explanation { why, source, mend, .. } = explanation;
    let mut text = format!("{why}\n\n*Source:* {source}\n\n*How to mend it:* {mend}\n");
    for (title, example) in examples(explanation) {
        let language = language(example);
        let example_text = example.text.trim_matches('\n');
        let setting = setting(example);
        text += &format!("\n{title}{setting}:\n\n```{language}\n{example_text}\n```\n");
    }
    text
}

fn examples(explanation: &Explanation) -> [(&'static str, &Example); 2] {
    [("Wrong", &explanation.wrong), ("Right", &explanation.right)]
}

/// What an example needs besides its text.
fn setting(example: &Example) -> String {
    match example.within {
        Within::Served(media_type) => format!(", served as `{media_type}`"),
        Within::At(address) => format!(", served from `{address}`"),
        _ => String::new(),
    }
}

fn language(example: &Example) -> &'static str {
    let is_json =
        matches!(example.within, Within::Json | Within::JsonItem) || example.text.trim_start().starts_with('{');
    if is_json { "json" } else { "xml" }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{Code, Level};

    /// A code that says all that a code can say.
    pub(crate) const SAMPLE: Kind = Kind::Feed(&feedcheck::Code {
        name: "MissingSample",
        level: Level::Warning,
        meaning: "A sample is missing.",
        explanation: Explanation {
            says: "{where} is missing",
            why: "Readers want one.",
            source: "RSS 2.0, section 1 (https://www.rssboard.org/rss-specification#s)",
            mend: "Add one.",
            wrong: Example {
                within: Within::At("https://courier.example/a.json"),
                text: "{\n\n  \"a\": 1\n}\n",
            },
            right: Example {
                within: Within::Item,
                text: "<guid>1</guid>",
            },
        },
    });

    #[test]
    fn terminals_get_indented_examples() {
        assert_eq!(
            text(SAMPLE),
            "\
why: Readers want one.

source: RSS 2.0, section 1 (https://www.rssboard.org/rss-specification#s)

how to mend it: Add one.

wrong, served from `https://courier.example/a.json`:

    {

      \"a\": 1
    }

right:

    <guid>1</guid>
"
        );
        assert_eq!(text(Code::MISSING_DATE.into()), "");
    }

    #[test]
    fn pages_get_fenced_examples() {
        assert_eq!(
            markdown(SAMPLE),
            "\
Readers want one.

*Source:* RSS 2.0, section 1 (https://www.rssboard.org/rss-specification#s)

*How to mend it:* Add one.

Wrong, served from `https://courier.example/a.json`:

```json
{

  \"a\": 1
}
```

Right:

```xml
<guid>1</guid>
```
"
        );
    }
}
