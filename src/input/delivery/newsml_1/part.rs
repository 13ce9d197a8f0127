//! What stands as content in the components of an item: the text of the story, and lines that have a role of their own.

use super::super::xml::{Named, Node, attribute, child, children, raw, text};
use super::super::{content, nitf};

/// Roles of lines, and of what is no text of the story; everything else may be one.
const NO_STORY: &[&str] = &[
    "abstract",
    "caption",
    "contact",
    "copyright",
    "headline",
    "lead",
    "logo",
    "stylesheet",
    "subheadline",
    "summary",
    "title",
];

/// Roles of components that show or play something.
const MEDIA: &[&str] = &[
    "audio", "caption", "graphic", "logo", "photo", "picture", "quote", "sound", "video",
];

/// Components whose role is said this many levels above them at most.
const ROLE_WITHIN: usize = 4;

/// A text with its role.
struct Part<'a, 'd> {
    role: String,
    component: Node<'a, 'd>,
    data: Node<'a, 'd>,
}

/// The texts of an item, in order: the best of each component.
pub(super) struct Parts<'a, 'd> {
    parts: Vec<Part<'a, 'd>>,
    /// The place of the story's text among them.
    story: Option<usize>,
}

impl<'a, 'd> Parts<'a, 'd> {
    /// What an item holds.
    pub(super) fn of(item: Node<'a, 'd>) -> Self {
        let components = item.descendants().filter(|node| node.has_local_name("NewsComponent"));
        let parts: Vec<Part<'_, '_>> = components.filter_map(part).collect();
        let body = parts.iter().position(|part| part.role == "body");
        let any = || parts.iter().position(|part| !NO_STORY.contains(&part.role.as_str()));
        let story = body.or_else(any);
        Self { parts, story }
    }

    /// The text of the story, with the lead that stands beside it; empty when there is none.
    pub(super) fn story(&self) -> String {
        let Some(story) = self.story.and_then(|at| self.parts.get(at)) else {
            return String::new();
        };
        let is_beside =
            |part: &&Part<'_, '_>| part.role == "lead" && part.component.parent() == story.component.parent();
        let lead = self.parts.iter().find(is_beside).map(|lead| html(lead.data));
        lead.unwrap_or_default() + &html(story.data)
    }

    /// The NITF in which the story stands.
    pub(super) fn nitf(&self) -> Option<Node<'a, 'd>> {
        child(self.parts.get(self.story?)?.data, "nitf")
    }

    /// The component of the story.
    pub(super) fn component(&self) -> Option<Node<'a, 'd>> {
        Some(self.parts.get(self.story?)?.component)
    }

    /// The first line of one of these roles.
    pub(super) fn line(&self, roles: &[&str]) -> Option<String> {
        let part = self.parts.iter().find(|part| roles.contains(&part.role.as_str()))?;
        let body = child(part.data, "html").and_then(|html| child(html, "body"));
        Some(text(body.or(Some(part.data))))
    }
}

/// The best text of a component: NITF before HTML before anything else.
fn part<'a, 'd>(component: Node<'a, 'd>) -> Option<Part<'a, 'd>> {
    let contents = children(component, "ContentItem").filter(|content| is_text(*content));
    let data = contents.filter_map(|content| Some((kind(content), child(content, "DataContent")?)));
    let data = data.filter(|(_, data)| says_something(*data));
    let (_, data) = data.min_by_key(|(kind, _)| {
        let known = ["nitf", "html"].iter().position(|part| kind.contains(part));
        known.unwrap_or(2)
    })?;
    Some(Part {
        role: role(component),
        component,
        data,
    })
}

/// Nodes in which a text begins: components that stand in one another are not looked through again and again.
const BEGINS_WITHIN: usize = 5000;

fn says_something(data: Node<'_, '_>) -> bool {
    let mut begins = data.descendants().take(BEGINS_WITHIN);
    begins.any(|node| node.is_text() && node.text().is_some_and(|text| !text.trim().is_empty()))
}

/// What a content says that it is: medium, format and type.
fn kind(content: Node<'_, '_>) -> String {
    let names = ["MediaType", "Format", "MimeType"].map(|name| {
        let name = child(content, name).and_then(|node| attribute(node, "FormalName"));
        name.unwrap_or_default().to_lowercase()
    });
    names.join(" ")
}

fn is_text(content: Node<'_, '_>) -> bool {
    let kind = kind(content);
    !["css", "image", "photo", "audio", "video"]
        .iter()
        .any(|other| kind.contains(other))
}

/// Whether a content is a picture.
pub(super) fn is_image(content: Node<'_, '_>) -> bool {
    let kind = kind(content);
    ["image", "photo", "picture", "jpeg"]
        .iter()
        .any(|word| kind.contains(word))
}

/// The role of a component, or of the one around it, in lower case.
pub(super) fn role(component: Node<'_, '_>) -> String {
    let around = component.ancestors().take(ROLE_WITHIN);
    let around = around.take_while(|node| node.has_local_name("NewsComponent"));
    let mut roles = around.filter_map(|node| attribute(child(node, "Role")?, "FormalName"));
    roles.next().unwrap_or_default().to_lowercase()
}

/// Whether the lines of a component are those of a picture, sound or film.
pub(super) fn is_of_media(component: Node<'_, '_>) -> bool {
    child(component, "Role").is_some() && MEDIA.contains(&role(component).as_str())
}

fn html(data: Node<'_, '_>) -> String {
    if let Some(nitf) = child(data, "nitf") {
        nitf::body(nitf)
    } else if data.children().any(|node| node.is_element()) {
        content::document(data)
    } else {
        content::of_text(&without_references(&raw(data)))
    }
}

/// Plain text without the marks at which Belga's sounds belong (`<NewsComponentRef idref="…"/>`).
fn without_references(text: &str) -> String {
    let mut parts = text.split("<NewsComponentRef ");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once("/>").map_or(part, |(_, rest)| rest));
    }
    kept
}
