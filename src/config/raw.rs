//! The configuration as written. A `Table` notes what the rows of its keys do not allow, once and for all of them; then it
//! hands out values, and nothing for what is of the wrong kind.

use std::ops::Range;

use super::keys;
use super::kind::{self, Kind};
use super::mistakes::Mistakes;
use crate::model::Code;
use crate::text::count::one_of;
use crate::text::node::{Field, Node, Value};
use feedcheck::suggest::nearest;

/// A value and its place in the text.
#[derive(Debug, Clone)]
pub(super) struct Spanned<T> {
    pub value: T,
    pub span: Range<usize>,
}

/// A table of the configuration, whose keys and values are looked at.
pub(super) struct Table<'n> {
    name: String,
    span: Range<usize>,
    fields: &'n [Field],
}

impl<'n> Table<'n> {
    /// The table `name`; what it may not hold, and what it misses, is noted.
    pub(super) fn new(name: &str, node: &'n Node, mistakes: &mut Mistakes<'_>) -> Self {
        let table = Self {
            name: name.to_owned(),
            span: node.span.clone(),
            fields: node.fields(),
        };
        Kind::Table.check(name, node, mistakes);
        if let (None, Some(strings), Some(_)) = (node.fields().first(), kind::strings(node), keys::find(name, "any"))
            && let Some(mistake) = mistakes.found.last_mut()
        {
            let (_, key) = name.rsplit_once('.').unwrap_or(("", name));
            mistake.help = Some(format!("write `{key} = {{ any = [{strings}] }}`"));
        }
        for key in keys::of(name).filter(|key| key.default == keys::REQUIRED && table.get(key.name).is_none()) {
            let message = format!("`{}` is missing", table.path(key.name));
            mistakes.add(&(table.span.start..table.span.start), message);
        }
        for field in table.fields {
            match keys::find(name, &field.key) {
                Some(key) => key.kind.check(&table.path(&field.key), &field.node, mistakes),
                None if name.is_empty() && keys::TABLES.contains(&&*field.key) => {}
                None => unknown(name, field, mistakes),
            }
        }
        table
    }

    /// The bytes of the table.
    pub(super) fn span(&self) -> &Range<usize> {
        &self.span
    }

    /// Every key with its value.
    pub(super) fn fields(&self) -> &'n [Field] {
        self.fields
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&'n Node> {
        self.fields
            .iter()
            .find(|field| field.key == key)
            .map(|field| &field.node)
    }

    /// A table in this one.
    pub(super) fn table(&self, key: &str, mistakes: &mut Mistakes<'_>) -> Option<Table<'n>> {
        let name = if self.name.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.name)
        };
        self.get(key).map(|node| Table::new(&name, node, mistakes))
    }

    /// What is written for a key, if that is a string.
    pub(super) fn string(&self, key: &str) -> Option<Spanned<String>> {
        self.is_row_of(key, |kind| {
            matches!(
                kind,
                Kind::Text(_) | Kind::TextOrOff(_) | Kind::OneOrMore(_) | Kind::Choice(_) | Kind::Mixed(_)
            )
        });
        let node = self.get(key)?;
        kind::string(node).map(|text| spanned(text, node))
    }

    /// What is written for a key, if that is a list: its strings.
    pub(super) fn strings(&self, key: &str) -> Option<Vec<Spanned<String>>> {
        self.is_row_of(key, |kind| {
            matches!(
                kind,
                Kind::Texts(_) | Kind::Choices(_) | Kind::OneOrMore(_) | Kind::Mixed(_)
            )
        });
        let Value::List(items) = &self.get(key)?.value else {
            return None;
        };
        let string = |item| kind::item(item).map(|text| spanned(text, item));
        Some(items.iter().filter_map(string).collect())
    }

    /// What is written for a key: a string, or a list of them.
    pub(super) fn one_or_more(&self, key: &str) -> Option<Vec<Spanned<String>>> {
        self.strings(key).or_else(|| Some(vec![self.string(key)?]))
    }

    /// Whether a switch is on, if it is written.
    pub(super) fn switch(&self, key: &str) -> Option<bool> {
        self.is_row_of(key, |kind| matches!(kind, Kind::Switch));
        kind::switch(self.get(key)?)
    }

    /// The value of a key, or the default that its row has.
    pub(super) fn usual<T>(&self, key: &str, read: fn(&Node) -> Option<T>) -> Option<T> {
        if let Some(node) = self.get(key) {
            return read(node);
        }
        let usual = read(&keys::find(&self.name, key)?.default_value()?);
        debug_assert!(
            usual.is_some(),
            "the default of `{}` is of another kind",
            self.path(key)
        );
        usual
    }

    /// A string, or the one of the row.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.usual(key, |node| kind::string(node).map(str::to_owned))
    }

    /// Whether a switch is on, here or in its row.
    pub(super) fn is_on(&self, key: &str) -> bool {
        self.is_row_of(key, |kind| matches!(kind, Kind::Switch));
        self.usual(key, kind::switch).unwrap_or_default()
    }

    /// Fails in a test when the reader of a key asks for what its row does not allow: nobody else would notice.
    fn is_row_of(&self, key: &str, fits: impl Fn(Kind) -> bool) {
        let row = keys::find(&self.name, key);
        debug_assert!(
            row.is_none_or(|row| fits(row.kind)),
            "`{}` is of another kind",
            self.path(key)
        );
    }

    /// The key with the table that it stands in.
    pub(super) fn path(&self, key: &str) -> String {
        format!("{}.{key}", self.name)
    }
}

fn spanned(text: &str, node: &Node) -> Spanned<String> {
    Spanned {
        value: text.to_owned(),
        span: node.span.clone(),
    }
}

fn unknown(table: &str, field: &Field, mistakes: &mut Mistakes<'_>) {
    let known: Vec<&str> = match table {
        "" => keys::TABLES.to_vec(),
        table => keys::of(table).map(|key| key.name).collect(),
    };
    let (what, place) = match table {
        "" => ("table", String::new()),
        table => ("key", format!(" in `{table}`")),
    };
    let help = match nearest(&field.key, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("there are {}", one_of(known.iter().copied()).replace(" or ", " and ")),
    };
    mistakes
        .push(
            Code::UNKNOWN_KEY,
            &field.key_span,
            format!("unknown {what} `{}`{place}", field.key),
        )
        .help = Some(help);
}
