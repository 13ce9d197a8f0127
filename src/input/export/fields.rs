//! Fields that all content systems have: people, names in addresses, and the time that a story waits for.

use crate::input::delivery::Item;
use crate::model::Author;

/// Adds a person. Addresses of e-mail, which stand for names where people log in with them, are for nobody else.
pub(super) fn author(item: &mut Item<'_>, name: &str) {
    if let Some(name) = item.some_words(&without_addresses(name)) {
        item.article.stub.authors.push(Author {
            name,
            ..Author::default()
        });
    }
}

fn without_addresses(name: &str) -> String {
    let is_address = |word: &&str| {
        word.split_once('@')
            .is_some_and(|(who, host)| !who.is_empty() && !host.is_empty())
    };
    let words: Vec<&str> = name.split_whitespace().filter(|word| !is_address(word)).collect();
    words.join(" ")
}

/// Sets the part of the address that is the story's own, if it has one.
pub(super) fn slug(item: &mut Item<'_>, slug: &str) {
    item.article.stub.has_own_slug = !slug.is_empty();
    slug.clone_into(&mut item.article.stub.slug);
}

/// Holds a story until its own date; one without a date waits for good.
pub(super) fn until_its_date(item: &mut Item<'_>) {
    let date = item.first;
    if date.is_none() {
        return item.hold("scheduled, for no time", false);
    }
    item.article.stub.embargo = item.article.stub.embargo.max(date);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_no_names() {
        for (name, expected) in [
            ("Ilka Norling", "Ilka Norling"),
            ("Ilka Norling <ilka@courier.example>", "Ilka Norling"),
            ("ilka@courier.example", ""),
            ("Ilka @ Courier", "Ilka @ Courier"),
            ("@ilka", "@ilka"),
        ] {
            assert_eq!(without_addresses(name), expected);
        }
    }
}
