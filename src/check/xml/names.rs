//! Namespaces in XML 1.0: which prefix stands for what.

use crate::check::vocabulary::Ns;

/// The namespace of `xml:lang` and the like.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The name of an element or attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'a> {
    /// Its namespace, if it is one of those we know.
    pub ns: Ns,
    /// Without its prefix.
    pub local: &'a str,
}

/// A prefix and what it stands for.
#[derive(Debug, Clone)]
pub struct Binding<'a> {
    /// Empty for the default namespace.
    pub prefix: &'a str,
    /// The address.
    pub uri: String,
    /// The namespace it names.
    pub ns: Ns,
    /// Elements that were open when it was declared.
    depth: usize,
    /// Where it was declared.
    pub at: usize,
}

/// The prefixes that count at one place of a document.
#[derive(Debug, Default)]
pub struct Bindings<'a> {
    bindings: Vec<Binding<'a>>,
}

impl<'a> Bindings<'a> {
    /// Declares a prefix on the element that opens at `depth`.
    pub fn declare(&mut self, prefix: &'a str, uri: String, depth: usize, at: usize) -> &Binding<'a> {
        let ns = if uri.is_empty() { Ns::None } else { Ns::of(&uri) };
        self.bindings.push(Binding {
            prefix,
            uri,
            ns,
            depth,
            at,
        });
        &self.bindings[self.bindings.len() - 1]
    }

    /// Forgets what was declared on elements at `depth` and below them.
    pub fn close(&mut self, depth: usize) {
        while self.bindings.last().is_some_and(|binding| binding.depth >= depth) {
            self.bindings.pop();
        }
    }

    /// Those declared on the element at `depth`.
    pub fn declared_at(&self, depth: usize) -> &[Binding<'a>] {
        let first = self.bindings.partition_point(|binding| binding.depth < depth);
        &self.bindings[first..]
    }

    /// What a prefix stands for; `None` when it was never declared.
    pub fn resolve(&self, prefix: &str) -> Option<(Ns, &str)> {
        let found = self.bindings.iter().rev().find(|binding| binding.prefix == prefix);
        match found {
            Some(binding) => Some((binding.ns, binding.uri.as_str())),
            None if prefix.is_empty() => Some((Ns::None, "")),
            None if prefix == "xml" => Some((Ns::Xml, XML)),
            None => None,
        }
    }
}
