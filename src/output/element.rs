//! An element that the libraries of RSS and Atom know nothing of. Their types for it are two, and alike.

use std::collections::BTreeMap;

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

    /// Its prefix, and the name without it.
    fn names(&self) -> (&'static str, &'static str) {
        self.name.split_once(':').unwrap_or(("", self.name))
    }

    /// The children by their names, each as `one` makes it.
    pub(super) fn take_children<E>(&mut self, one: impl Fn(Element) -> E) -> BTreeMap<String, Vec<E>> {
        let mut map: BTreeMap<String, Vec<E>> = BTreeMap::new();
        for child in std::mem::take(&mut self.children) {
            map.entry(child.names().1.to_owned()).or_default().push(one(child));
        }
        map
    }
}

/// Elements by their prefixes and names, each as `one` makes it.
pub(super) fn by_prefix<E>(
    elements: impl Iterator<Item = Element>,
    one: impl Fn(Element) -> E,
) -> BTreeMap<String, BTreeMap<String, Vec<E>>> {
    let mut map: BTreeMap<String, BTreeMap<String, Vec<E>>> = BTreeMap::new();
    for element in elements {
        let (prefix, local) = element.names();
        let same = map.entry(prefix.to_owned()).or_default();
        same.entry(local.to_owned()).or_default().push(one(element));
    }
    map
}
