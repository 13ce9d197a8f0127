//! A code as a rule (SARIF 2.1.0, section 3.49).

use serde_json::{Value, json};

use crate::model::{Kind, Level};
use crate::report::help;

/// Where messages are explained whose source is no address.
const DOCUMENTATION: &str = "https://validator.w3.org/feed/docs/";

/// SARIF's name for a level.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Info => "note",
        level => level.name(),
    }
}

/// The rule of a code, with all that is known of it.
pub(super) fn rule(code: Kind) -> Value {
    let explanation = code.explanation();
    let why = explanation.map_or(code.meaning(), |explanation| explanation.why);
    let source = explanation.and_then(|explanation| address(explanation.source));
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.meaning() },
        "fullDescription": { "text": why },
        "help": { "text": or_meaning(help::text(code), code), "markdown": or_meaning(help::markdown(code), code) },
        "helpUri": source.unwrap_or(DOCUMENTATION),
        "defaultConfiguration": { "level": level(code.level()) },
    })
}

fn or_meaning(text: String, code: Kind) -> String {
    if text.is_empty() {
        code.meaning().to_owned()
    } else {
        text
    }
}

/// The first address in a text.
fn address(text: &str) -> Option<&str> {
    let from = ["https://", "http://"].iter().find_map(|scheme| text.find(scheme))?;
    let ends = |c: char| c.is_whitespace() || matches!(c, ')' | '>' | ']' | '`' | '"');
    let address = text[from..].split(ends).next()?;
    Some(address.trim_end_matches(['.', ',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Code;
    use crate::report::help::tests::SAMPLE;

    #[test]
    fn a_rule_says_what_why_and_how_to_mend_it() {
        let rule = rule(SAMPLE);
        assert_eq!(rule["id"], "MissingSample");
        assert_eq!(rule["shortDescription"]["text"], "A sample is missing.");
        assert_eq!(rule["fullDescription"]["text"], "Readers want one.");
        assert_eq!(rule["helpUri"], "https://www.rssboard.org/rss-specification#s");
        assert_eq!(rule["defaultConfiguration"]["level"], "warning");
        assert_eq!(rule["help"]["text"], help::text(SAMPLE));
        assert_eq!(rule["help"]["markdown"], help::markdown(SAMPLE));
    }

    #[test]
    fn a_rule_without_explanation_says_its_meaning() {
        let rule = rule(Code::MISSING_DATE.into());
        assert_eq!(rule["help"]["text"], Code::MISSING_DATE.meaning);
        assert_eq!(rule["helpUri"], DOCUMENTATION);
    }
}
