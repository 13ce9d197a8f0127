//! Namespaces in XML 1.0: which prefix stands for what.

use std::collections::HashMap;
use std::rc::Rc;

use crate::namespace::Ns;

/// The namespace of `xml:lang` and the like.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// So many declarations are looked through faster than one is looked up.
const FEW: usize = 16;

/// The name of an element or attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Name<'a> {
    /// Its namespace, if it is one of those we know.
    pub ns: Ns,
    /// Without its prefix.
    pub local: &'a str,
}

impl<'a> Name<'a> {
    /// As tables and rules have names.
    pub(crate) fn pair(self) -> (Ns, &'a str) {
        (self.ns, self.local)
    }
}

/// A prefix and what it stands for.
#[derive(Debug, Clone)]
pub(crate) struct Binding<'a> {
    /// Empty for the default namespace.
    pub prefix: &'a str,
    /// The address.
    pub uri: Rc<str>,
    /// The namespace it names.
    pub ns: Ns,
    /// Elements that were open when it was declared.
    depth: usize,
    /// Where it was declared.
    pub at: usize,
}

/// The prefixes that count at one place of a document. A document may declare any number of them, so
/// the innermost of each is found without a search.
#[derive(Debug, Default)]
pub(super) struct Bindings<'a> {
    bindings: Vec<Binding<'a>>,
    by_prefix: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Bindings<'a> {
    /// Declares a prefix on the element that opens at `depth`.
    pub(super) fn declare(&mut self, prefix: &'a str, uri: &str, depth: usize, at: usize) -> &Binding<'a> {
        let ns = if uri.is_empty() { Ns::None } else { Ns::of(uri) };
        self.by_prefix.entry(prefix).or_default().push(self.bindings.len());
        self.bindings.push(Binding {
            prefix,
            uri: uri.into(),
            ns,
            depth,
            at,
        });
        &self.bindings[self.bindings.len() - 1]
    }

    /// Forgets what was declared on elements at `depth` and below them.
    pub(super) fn close(&mut self, depth: usize) {
        while let Some(binding) = self.bindings.pop_if(|binding| binding.depth >= depth) {
            self.by_prefix.entry(binding.prefix).or_default().pop();
        }
    }

    /// Those declared on the element at `depth`.
    pub(super) fn declared_at(&self, depth: usize) -> &[Binding<'a>] {
        let first = self.bindings.partition_point(|binding| binding.depth < depth);
        &self.bindings[first..]
    }

    /// The innermost declaration of a prefix. Most documents have so few that the last of them are looked through.
    fn innermost(&self, prefix: &str) -> Option<&Binding<'a>> {
        if self.bindings.len() <= FEW {
            return self.bindings.iter().rfind(|binding| binding.prefix == prefix);
        }
        let places = self.by_prefix.get(prefix)?;
        places.last().and_then(|at| self.bindings.get(*at))
    }

    /// Whether the element at `depth` declares a prefix already.
    pub(super) fn is_declared_at(&self, prefix: &str, depth: usize) -> bool {
        self.innermost(prefix).is_some_and(|binding| binding.depth == depth)
    }

    /// What a prefix stands for; `None` when it was never declared.
    pub(super) fn resolve(&self, prefix: &str) -> Option<(Ns, Rc<str>)> {
        match self.innermost(prefix) {
            Some(binding) => Some((binding.ns, Rc::clone(&binding.uri))),
            None if prefix.is_empty() => Some((Ns::None, "".into())),
            None if prefix == "xml" => Some((Ns::Xml, XML.into())),
            None => None,
        }
    }
}
