//! Which characters of a tag stand in quotes.

/// The characters outside of quotes, with their places.
pub(super) fn bare<'t>(text: &'t str, quotes: &'t [char]) -> impl Iterator<Item = (usize, char)> + 't {
    let mut open = None;
    text.char_indices().filter(move |&(_, c)| {
        if open.is_some() {
            open = open.filter(|quote| *quote != c);
            return false;
        }
        open = Some(c).filter(|c| quotes.contains(c));
        open.is_none()
    })
}
