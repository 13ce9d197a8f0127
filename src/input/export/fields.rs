//! Fields that all content systems have: people, names in addresses, and the time that a story waits for.

use crate::input::delivery::Item;
use crate::model::Author;

/// Adds a person.
pub(super) fn author(item: &mut Item<'_>, name: &str) {
    if let Some(name) = item.some_words(name) {
        item.article.stub.authors.push(Author {
            name,
            ..Author::default()
        });
    }
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
