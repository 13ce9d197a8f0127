//! The engine behind pages of HTML. A name that means nothing is a mistake and not an empty text, so
//! that a misspelt one is told.

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior, Value};

use super::escape::escape;

/// Templates, ready to be filled in.
#[derive(Debug)]
pub struct Templates(Environment<'static>);

/// Why a page could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{template}: {message}")]
pub struct Mistake {
    /// Its template.
    pub template: String,
    /// From 1.
    pub line: Option<usize>,
    /// What is wrong. Starts in lower case.
    pub message: String,
}

impl Templates {
    /// Templates by their names.
    pub fn new(texts: impl IntoIterator<Item = (&'static str, String)>) -> Result<Self, Mistake> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_formatter(format);
        // Lines with nothing but a tag leave nothing behind. This syntax is ours, and so it has no mistake.
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            environment.set_syntax(syntax);
        }
        for (name, text) in texts {
            environment
                .add_template_owned(name, text)
                .map_err(|error| mistake(name, &error))?;
        }
        Ok(Self(environment))
    }

    /// What the template `name` makes of the values; it ends in a line end.
    pub fn write(&self, name: &str, values: Value) -> Result<String, Mistake> {
        let template = self.0.get_template(name).map_err(|error| mistake(name, &error))?;
        let text = template.render(values).map_err(|error| mistake(name, &error))?;
        Ok(format!("{}\n", text.trim_end()))
    }
}

/// As the engine does it, with our own escapes: its own would write every slash as a number. Templates of
/// others may have attributes in single quotes.
fn format(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match (state.auto_escape(), value.as_str()) {
        (AutoEscape::Html, Some(text)) if !value.is_safe() => Ok(out.write_str(&escape(text).replace('\'', "&#39;"))?),
        _ => minijinja::escape_formatter(out, state, value),
    }
}

fn mistake(name: &str, error: &Error) -> Mistake {
    let what = error.kind().to_string();
    Mistake {
        template: error.name().unwrap_or(name).to_owned(),
        line: error.line(),
        message: error
            .detail()
            .map_or(what.clone(), |detail| format!("{what}: {detail}")),
    }
}
