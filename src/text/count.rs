//! Grammar for messages: "1 feed", "2 feeds"; "`a`, `b` or `c`".

use std::fmt;

/// A number with its noun.
pub struct Count(pub usize, pub &'static str);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number, noun) = *self;
        let stem = noun.strip_suffix('y').filter(|stem| !stem.ends_with('e'));
        match (number, stem) {
            (1, _) => write!(f, "1 {noun}"),
            (_, Some(stem)) => write!(f, "{number} {stem}ies"),
            _ => write!(f, "{number} {noun}s"),
        }
    }
}

/// `a`, `b` or `c`, in back-ticks.
pub fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_agree_with_their_numbers() {
        assert_eq!(Count(1, "entry").to_string(), "1 entry");
        assert_eq!(Count(0, "entry").to_string(), "0 entries");
        assert_eq!(Count(2, "feed").to_string(), "2 feeds");
        assert_eq!(Count(2, "key").to_string(), "2 keys");
    }

    #[test]
    fn lists_end_in_or() {
        assert_eq!(one_of(["a"]), "`a`");
        assert_eq!(one_of(["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
