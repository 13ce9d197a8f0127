//! Who wrote an article: names, names with addresses, Markdown links, tables, and ids of people
//! in the publication's own table.

use crate::model::Author;
use crate::text::email;
use crate::text::markdown;
use crate::text::node::{Node, Value};
use crate::text::slug;

/// Who authors are, and how to tell them apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuthorRules {
    /// People by their id.
    pub table: Vec<(String, Author)>,
    /// Between the authors in a string; without any, a string is one author.
    pub split: Vec<String>,
}

/// Keys of a table of one person, by our field.
const NAME: &[&str] = &["name", "display_name", "full_name"];
const EMAIL: &[&str] = &["email", "mail"];
const URL: &[&str] = &["url", "website", "web", "homepage", "uri", "link"];
const AFFILIATION: &[&str] = &["affiliation", "organization", "organisation", "company"];
/// Where an article names somebody of the publication's table.
const ID: &[&str] = &["id", "key", "slug", "username"];

impl AuthorRules {
    /// The authors that a value names; one whose name is empty was none.
    pub fn read(&self, node: &Node) -> Vec<Author> {
        match &node.value {
            Value::Null => Vec::new(),
            Value::Table(_) => vec![self.person(node)],
            _ => self.people(node.text().unwrap_or_default()),
        }
    }

    /// The person in a table.
    fn person(&self, node: &Node) -> Author {
        let known = fact(node, ID).and_then(|id| self.known(&id)).unwrap_or_default();
        let person = person(node);
        Author {
            // A title beside an id is the person's in the house.
            name: fact(node, NAME).unwrap_or(if known.name.is_empty() { person.name } else { known.name }),
            email: person.email.or(known.email),
            url: person.url.or(known.url),
            affiliation: person.affiliation.or(known.affiliation),
        }
    }

    fn people(&self, text: &str) -> Vec<Author> {
        if let Some(author) = self.known(text) {
            return vec![author];
        }
        let mut parts = vec![text];
        for separator in &self.split {
            parts = parts.iter().flat_map(|part| part.split(separator.as_str())).collect();
        }
        let is_split = parts.len() > 1;
        let parts = parts
            .into_iter()
            .map(str::trim)
            .filter(|part| !is_split || !part.is_empty());
        parts
            .map(|part| self.known(part).unwrap_or_else(|| parse(part)))
            .collect()
    }

    /// The person of the publication's table with this id.
    fn known(&self, id: &str) -> Option<Author> {
        let id = id.trim();
        let exact = self.table.iter().find(|(known, _)| known == id);
        let found = exact.or_else(|| self.table.iter().find(|(known, _)| slug::key(known) == slug::key(id)));
        found.map(|(_, author)| author.clone())
    }
}

/// What a table says of a person.
pub fn person(node: &Node) -> Author {
    Author {
        name: fact(node, NAME).or_else(|| fact(node, &["title"])).unwrap_or_default(),
        email: fact(node, EMAIL),
        url: fact(node, URL),
        affiliation: fact(node, AFFILIATION),
    }
}

fn fact(node: &Node, names: &[&str]) -> Option<String> {
    let text = names.iter().find_map(|name| node.get(name)?.text())?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// `Jane Doe`, `Jane Doe <jane@example.org>`, `jane@example.org (Jane Doe)`, `[Jane Doe](https://…)`.
fn parse(text: &str) -> Author {
    let text = text.trim();
    if text.contains("](") {
        let (name, url) = markdown::inline(text);
        return Author {
            name,
            url,
            ..Author::default()
        };
    }
    let split = text
        .strip_suffix('>')
        .and_then(|text| text.rsplit_once('<'))
        .or_else(|| {
            text.strip_suffix(')')
                .and_then(|text| text.split_once('('))
                .map(|(email, name)| (name, email))
        })
        .filter(|(_, email)| email.contains('@') && !email.trim().contains(' '));
    match split {
        Some((name, email)) => Author {
            name: name.trim().to_owned(),
            email: Some(email.trim().to_owned()),
            ..Author::default()
        },
        // An address alone: no reader should show it for a name.
        None if email::parse(text).is_some() => Author {
            name: text.split('@').next().unwrap_or_default().to_owned(),
            email: email::parse(text),
            ..Author::default()
        },
        None => Author {
            name: text.to_owned(),
            ..Author::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::node;

    fn names(rules: &AuthorRules, yaml: &str) -> Vec<String> {
        let node = node::yaml(yaml).unwrap();
        let nodes = match &node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![&node],
        };
        nodes
            .into_iter()
            .flat_map(|node| rules.read(node))
            .map(|author| author.name)
            .collect()
    }

    #[test]
    fn people_are_named_in_many_ways() {
        let maren = Author {
            name: "Maren Oduya".to_owned(),
            url: Some("https://oduya.example/".to_owned()),
            ..Author::default()
        };
        let rules = AuthorRules {
            table: vec![("maren".to_owned(), maren)],
            split: Vec::new(),
        };
        for (yaml, expected) in [
            ("maren", &["Maren Oduya"][..]),
            ("[maren, Tom Vale]", &["Maren Oduya", "Tom Vale"]),
            (
                "[{name: Tom Vale, url: 'https://x.example/'}, maren]",
                &["Tom Vale", "Maren Oduya"],
            ),
            ("{key: maren, title: Captain}", &["Maren Oduya"]),
            ("{title: Tom Vale}", &["Tom Vale"]),
            ("{id: maren}", &["Maren Oduya"]),
            ("Tom Vale, Ana Ruiz and Li Wei", &["Tom Vale, Ana Ruiz and Li Wei"]),
            (
                "'[Tom Vale](https://vale.example/), keeper of `knots`'",
                &["Tom Vale, keeper of knots"],
            ),
            ("Tom Vale <tom@vale.example>", &["Tom Vale"]),
        ] {
            assert_eq!(names(&rules, yaml), expected, "{yaml}");
        }
    }

    #[test]
    fn a_string_is_split_where_the_publication_says_so() {
        let rules = AuthorRules {
            table: Vec::new(),
            split: [", ", " and "].map(str::to_owned).to_vec(),
        };
        assert_eq!(
            names(&rules, "Tom Vale, Ana Ruiz and Li Wei"),
            ["Tom Vale", "Ana Ruiz", "Li Wei"]
        );
    }
}
