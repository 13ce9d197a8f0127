//! What the folders of an article say of it, where they mean something.

use super::Reader;
use crate::input::posts::Need;
use crate::model::{Code, Diagnostic};
use crate::text::node::Node;
use crate::text::slug;

impl Reader<'_> {
    /// Why the file is no article though it is where articles are.
    pub(super) fn is_no_post(&self, has_day: bool) -> Option<Diagnostic> {
        let posts = self.style.generator.is_post?;
        let need = (posts.needs)(self.style.below_dir(self.source.file));
        let has_it = match need {
            Need::Nothing => true,
            Need::Day => has_day,
            Need::Fields => self.source.text.starts_with("---"),
        };
        let (message, help) = need.message();
        let finding = || Diagnostic::new(Code::MISSING_DATE, self.source.place(0..0), message).help(help);
        (!has_it).then(finding)
    }

    /// The categories that an article has in addresses: those of its folders, and its own.
    pub(super) fn categories(&mut self) -> Vec<String> {
        let names = self.names("categories");
        let path = self.style.below_dir(self.file);
        if let Some(posts) = self.style.generator.is_post {
            let mut all: Vec<String> = (posts.categories)(path).into_iter().map(str::to_owned).collect();
            let new: Vec<String> = names.into_iter().filter(|name| !all.contains(name)).collect();
            all.extend(new);
            return all;
        }
        let folder = path.rsplit('/').nth(1).filter(|_| self.style.folder_categories);
        if names.is_empty() {
            folder.map(str::to_owned).into_iter().collect()
        } else {
            names
        }
    }

    /// What an article is about. Where categories take the place of tags that are not there, those of folders do too.
    pub(super) fn topics(&mut self) -> Vec<String> {
        let names = self.names("topics");
        let keys = &self.style.keys;
        let is_tag = |(name, _): (&str, &Node)| !name.starts_with("categor");
        let has_tags = !names.is_empty() && self.values.named("topics").any(is_tag);
        if has_tags || self.style.generator.is_post.is_none() || !keys.asks("topics", "categories") {
            return names;
        }
        let mut topics: Vec<String> = Vec::new();
        for name in self.categories() {
            if !topics.iter().any(|topic| slug::key(topic) == slug::key(&name)) {
                topics.push(name);
            }
        }
        topics
    }
}
