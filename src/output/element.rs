//! An element that the libraries of RSS and Atom know nothing of.

/// An element, for the library of either format to write.
pub(super) struct Element {
    /// With its prefix.
    pub name: &'static str,
    pub value: Option<String>,
    pub attributes: Vec<(&'static str, String)>,
    /// In the order in which they are written, those of one name together.
    pub children: Vec<Element>,
}

impl Element {
    /// Without children; of the attributes, those that have a value.
    pub(super) fn new(
        name: &'static str,
        value: Option<String>,
        attributes: Vec<(&'static str, Option<String>)>,
    ) -> Self {
        let attributes = attributes.into_iter().filter_map(|(name, value)| Some((name, value?)));
        Self {
            name,
            value,
            attributes: attributes.collect(),
            children: Vec::new(),
        }
    }

    /// The prefix, and the name without it.
    pub(super) fn names(&self) -> (&'static str, &'static str) {
        self.name.split_once(':').unwrap_or(("", self.name))
    }
}
