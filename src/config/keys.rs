//! Every key that may stand in the configuration, with its default and what it means. The
//! "did you mean", docs/configuration.md and the template are drawn from or compared with it.

use super::choice::{BODIES, Each, ExternalLinks, LEVELS};
use super::kind::Kind::{
    self, Choice, Choices, Mixed, Number, OneOrMore, Share, Switch, Table, Text, TextOrOff, Texts,
};
use crate::input::ARTICLE_FORMATS;
use crate::input::generator::{GENERATORS, SlugFrom};
use crate::input::public::Show;
use crate::text::date::{Order, Unzoned};
use crate::text::node::{self, Node};
use crate::text::slugs::Slugs;

/// A key of the configuration.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The table it stands in; `feeds` is `[[feeds]]`.
    pub table: &'static str,
    /// Its name; `*` where any name may stand.
    pub name: &'static str,
    /// What may be written.
    pub kind: Kind,
    /// As it would be written; `REQUIRED`, empty for nothing, or in words what it is made of.
    pub default: &'static str,
    /// One sentence.
    pub meaning: &'static str,
}

/// The default of a key that has to be written.
pub(super) const REQUIRED: &str = "required";

impl Key {
    /// The default, where it is a value.
    pub fn default_value(&self) -> Option<Node> {
        let tree = node::toml(&format!("default = {}", self.default)).ok()?;
        tree.get("default").cloned()
    }
}

macro_rules! keys {
    ($($table:literal { $($name:literal: $kind:expr => $default:literal, $meaning:literal;)* })*) => {
        /// The table of keys, in the order of the documentation.
        pub const KEYS: &[Key] = &[$($(Key {
            table: $table, name: $name, kind: $kind, default: $default, meaning: $meaning,
        },)*)*];
    };
}

keys! {
    "site" {
        "title": Text("string") => "required", "The name of the publication.";
        "url": Text("address") => "required", "The home page, and the base of relative links.";
        "feeds_url": Text("address") => "`url` + `feeds/`", "Where `output.dir` is served.";
        "description": Text("string") => "`title`", "What the publication is about.";
        "language": Text("language tag") => "\"en\"", "The language of articles that name none (BCP 47).";
        "timezone": Text("zone") => "\"UTC\"", "The zone of times written without one, such as `America/Chicago`.";
        "copyright": Text("string") => "", "The line on rights that each feed carries.";
        "icon": Text("address") => "", "A small square picture.";
        "logo": Text("address") => "", "A larger picture.";
        "authors": Mixed("string, list of strings or of tables") => "", "Who stands in for articles without a byline; the title of the site if nobody does.";
        "email": Text("e-mail address") => "", "The address of the editor.";
        "hub": Text("address") => "", "A WebSub hub, so that subscribers hear of new stories at once; `[hub]` names several, and says when they are told.";
    }
    "site.authors" {
        "name": Text("string") => "required", "The name.";
        "email": Text("e-mail address") => "", "For Atom.";
        "url": Text("address") => "", "A page about the person.";
    }
    "languages" {
        "*": Table => "", "A language of the publication, by what names of files call it, such as `fr`: with `fr`, `ferry.fr.md` is French.";
    }
    "languages.*" {
        "title": Text("string") => "`site.title`", "The name of the publication in this language, {site} in its feeds.";
        "description": Text("string") => "`site.description`", "What it is about, in this language.";
        "url": Text("address or path") => "`site.url` for `site.language`, else the language below it, such as `/fr/`", "The home page in this language, below which its articles are. A path begins at `site.url`.";
        "dir": Text("folder") => "", "The folder of its articles, where their paths begin.";
        "tag": Text("language tag") => "the name of the table", "What feeds call it, where files have another name for it (BCP 47).";
    }
    "articles" {
        "generator": Choice(generators) => "", "The site generator that the articles belong to, whose conventions are the defaults below.";
        "include": Texts("list of patterns") => "[\"articles/**/*\"]", "Which files are articles.";
        "exclude": Texts("list of patterns") => "[]", "Which of them are none after all.";
        "permalink": Text("pattern") => "\"/{year}/{month}/{slug}/\"", "The address of an article that names no url, of {year}, {month}, {day}, {hour}, {minute}, {slug}, {section} and more, listed in adopt.md.";
        "translated": Text("pattern") => "", "The address of an article in another language than `site.language`, with {language}, where it is not that of all others.";
        "permalinks": Table => "{}", "Other patterns for some files.";
        "dir": OneOrMore("folder or list of folders") => "the folder of the configuration", "Where the paths of articles begin, for `{path}` and the like; of several the deepest that holds the article.";
        "slugs": Choice(|| names(Slugs::NAMES)) => "\"feedmill\"", "How a name becomes a part of an address.";
        "keep_case": Switch => "false", "Whether capitals stay in addresses, with the ways of Hugo and Pelican.";
        "slug_from": Choice(|| names(SlugFrom::NAMES)) => "\"file\"", "What names an article that has no slug.";
        "dated_names": Switch => "true", "Whether a day in front of a file's name is no part of its slug.";
        "folder_categories": Switch => "false", "Whether an article without a category has that of its folder.";
        "category": Text("string") => "", "What `{category}` is for an article that has none.";
        "id": Text("pattern") => "\"{address}\"", "The id of an article that names none, of {address}, {stem} (without a slash or `.html` at the end), {parent}, {name}, {open_address}, {host}, {address_path}, {open_path}, {stem_path} (that of {stem}, below the home page), {year}, {month} and {day}.";
        "changelog": Texts("list of patterns") => "[]", "Files of which each heading with a date is an article. They need not be in `include`.";
        "external_links": Choice(|| names(ExternalLinks::NAMES)) => "\"alternate\"", "What another site's page is that an article comments on: `alternate`, where its headline leads, or `related`, with the headline leading to the article's own page. `related` with a generator.";
        "untitled": Switch => "false", "Whether there may be notes without a headline.";
        "unzoned": Choice(|| names(Unzoned::NAMES)) => "\"site\"", "The zone of times without one: `site.timezone`, UTC, or UTC for times with seconds only.";
        "date_order": Choice(|| names(Order::NAMES)) => "", "Which number of a date such as `03/04/2026` is the month. Without it, only dates are read that leave no doubt, such as `13/04/2026`.";
        "keys": Table => "{}", "What fields are called in front matter.";
        "split_topics": Texts("list of strings") => "[\",\"]", "What stands between the topics in a string.";
        "split_authors": Texts("list of strings") => "[]", "What stands between the authors in a string, such as `[\", \", \" and \"]`; without it a string is one author.";
        "summary_ends": Texts("list of strings") => "[]", "What ends the summary in a text, such as `<!-- more -->`.";
        "rendered": Text("pattern") => "", "Pages that the generator made, such as `public/**/*.html`, whose texts take the place of the articles' own.";
        "shortcodes": Table => "{}", "What takes the place of shortcodes.";
        "show": Choices(|| names(Show::NAMES)) => "[]", "What is shown though it says that it is not public now: articles that are dated ahead (of which validators warn; an embargo holds them all the same), `draft = true`, `published = false`.";
        "defaults": Mixed("list of tables") => "[]", "Values that hold for many articles where these say nothing themselves; of two that say the same the first counts.";
        "encoding": Text("encoding") => "", "How to read files that are not UTF-8 and do not say what they are, such as `windows-1252`.";
        "zones": Table => "", "Names of time zones.";
        "wire": Table => "", "The house's style of wire copy.";
    }
    "articles.zones" {
        "*": Mixed("zone") => "", "What a name stands for: an offset such as `+05:30`, or a zone such as `Asia/Kolkata`.";
    }
    "articles.permalinks" {
        "*": Text("pattern") => "", "The address of articles whose files fit the name, which is a pattern of paths.";
    }
    "articles.defaults" {
        "files": OneOrMore("pattern or list of patterns") => "all articles", "Whose values they are.";
        "values": Table => "{}", "Fields as front matter has them, such as `{ draft = true }` or `{ language = \"fr\" }`.";
        "path": Text("regular expression") => "", "What the path of a file says, from `articles.dir`: each group is a field, such as `(?P<date>\\d{4}-\\d{2}-\\d{2})`.";
        "name": Text("regular expression") => "", "The same of the name of a file, without its ending; `index.md` is named by its folder.";
        "unless": OneOrMore("string or list of strings") => "[]", "Keys of which an article must have none.";
    }
    "articles.keys" {
        "*": OneOrMore("string or list of strings") => "", "The keys of a field, by paths such as `extra.editors`; of `a | b` it is `b` where `a` has no value.";
    }
    "articles.shortcodes" {
        "*": Text("string") => "", "What takes the place of the shortcode, with {inner}, {0}, {1} … and its named values.";
    }
    "articles.wire" {
        "byline": Text("regular expression") => "`By NAME, AFFILIATION`", "A byline; the group `authors` is what is read.";
        "posted": Text("regular expression") => "`Posted DATE`, `Published DATE`", "The line with the date; the group `date` is what is read.";
        "updated": Text("regular expression") => "`Updated DATE`", "The line with the date of a correction; the group `date` is what is read.";
        "embargo": Text("regular expression") => "`Embargoed until DATE`", "The line with the time before which nothing may be shown; the group `date` is what is read.";
        "topics": Text("regular expression") => "`(More TOPICS stories.)`", "The line, or the end of one, that names topics; the group `topics` is what is read.";
        "compound_topics": Texts("list of strings") => "names such as `Trinidad and Tobago`", "Topics whose `and` or comma does not separate two.";
        "affiliations": Texts("list of strings") => "words such as `Staff`, `Press`", "Words that show that a part of the byline is no person.";
        "boilerplate": Texts("list of regular expressions") => "app and subscription lines", "Lines at the end that are not part of the story; they are added to the ones that feedmill knows.";
    }
    "sources" {
        "include": Texts("list of patterns") => "", "Which files a system delivers; a source needs this, `url` or `list`.";
        "exclude": Texts("list of patterns") => "[]", "Which of them it does not after all.";
        "url": OneOrMore("address or list of them") => "[]", "Feeds, or pages, that are fetched: see [sources](sources.md#addresses).";
        "list": OneOrMore("file, address or list of them") => "[]", "OPML files, sitemaps, or texts with an address a line; what they name is fetched.";
        "every": Text("time") => "\"15 minutes\"", "How long an address is left alone after it was asked, at least.";
        "dead": Text("time") => "\"7 days\"", "How long a server may fail before that is told as a warning.";
        "private": Switch => "false", "Whether addresses of this machine and its network may be fetched.";
        "limit": Number => "0", "How many of the newest entries of each feed are read; 0 is all.";
        "max_age": Text("time") => "", "How long stories of feeds stay, such as `30 days`, counted from their dates.";
        "format": Choice(formats) => "what the files show", "How they are written.";
        "name": Text("string") => "", "The agency, which is no author where it stands in a byline.";
        "zone": Text("zone") => "`site.timezone`", "The zone of times written without one, such as `Europe/Berlin`.";
        "date_order": Choice(|| names(Order::NAMES)) => "`articles.date_order`", "Which number of a date such as `03/04/2026` is the month.";
        "language": Text("language tag") => "`site.language`", "The language of items that name none (BCP 47).";
        "section": Text("string") => "", "The section of items that name none.";
        "keep": Text("time") => "", "How long what was read stays in the feeds when others have taken the files away, such as `90 days`: copies stand in `.feedmill-kept`.";
        "topics": Texts("list of schemes") => "[]", "The schemes whose subjects are topics, such as `medtop`; without any, all are.";
        "byline": Text("regular expression") => "", "A byline; the group `authors` is what is read.";
        "strip_headline": Texts("list of regular expressions") => "[]", "What is taken out of headlines, such as `^ROUNDUP \\d*:`.";
        "strip_body": Texts("list of regular expressions") => "[]", "Paragraphs that are taken out of texts.";
        "signed_photos": Switch => "false", "Whether pictures stay whose addresses hold a signature or key: everybody sees it, and most stop working.";
        "paid": Switch => "false", "Whether texts of pages stay that are for those who pay (`isAccessibleForFree`); else their summary stands for them.";
        "fields": Table => "{}", "Which columns of a table are which fields (CSV).";
        "encoding": Text("encoding") => "", "How to read files that are not UTF-8 and do not say what they are, such as `windows-1252`.";
    }
    "sources.fields" {
        "*": OneOrMore("string or list of strings") => "", "The columns of a table that are this field, such as `title = \"Headline\"`; the first that has a value counts.";
    }
    "authors" {
        "from": OneOrMore("file, folder or list of them") => "", "Tables of people by their id, in YAML, JSON or TOML.";
        "*": Mixed("string or table") => "", "A person by the id that articles name: a name, or a table with `name`, `email` and `url`.";
    }
    "photos" {
        "dir": Text("folder") => "\"articles/photos\"", "Where pictures are, besides the article's own folder.";
        "url": Text("address") => "`site.url` + `photos/`", "Where that folder is served.";
        "follow": Switch => "false", "Whether a picture beside an article is served below the article's address.";
        "words_inside": Switch => "true", "Whether caption, credit and alternative text of which an article says nothing are read from the picture.";
        "publish": Switch => "false", "Whether the pictures of stories are put into `output.dir`, without what is private in them, and feeds lead there in place of `url`.";
        "renditions": Texts("list of sizes") => "[]", "Other sizes of pictures that are made and put into `output.dir`: `\"600\"` is 600 pixels wide, `\"1200x675\"` is cut to that shape.";
    }
    "topics" {
        "aliases": Table => "{}", "Another name for a topic: `\"U.S.\" = \"United States\"`.";
        "ignore": Texts("list of strings") => "[]", "Topics that are none, such as `blog`.";
        "scheme": Text("address") => "`site.url` + `topics/`", "What tells this publication's topics from others' (Atom `category/@scheme`).";
    }
    "topics.aliases" {
        "*": Text("string") => "", "The name to use.";
    }
    "output" {
        "dir": Text("folder") => "\"feeds\"", "Where the feeds go; nothing is written elsewhere.";
        "formats": Texts("list of formats") => "[\"rss\", \"atom\", \"json\"]", "Which formats each feed is written in.";
        "opml": TextOrOff("path or false") => "\"feeds.opml\"", "The list of all feeds, below `dir`.";
        "stylesheet": Switch => "false", "Whether feeds name a stylesheet, `feed.css`, with which browsers show them. Your server has to answer with `application/xml`.";
        "compress": Texts("list of `gzip`, `brotli`") => "[]", "Which compressed files, `.gz` and `.br`, stand beside each file.";
        "page": Switch => "true", "Whether `index.html` shows people all feeds, and each feed of a topic, author, section or language has a page beside it.";
        "templates": Text("folder") => "", "Templates of these pages that take the place of ours.";
        "retractions": TextOrOff("time or false") => "\"30 days\"", "How long a story that says why it was `retracted` leaves a notice in the feeds that had it.";
        "shrink": Share => "0.5", "The share of a feed's stories that may leave it at once before the old feed is kept.";
    }
    "publish" {
        "to": Text("address") => "required", "Where the output folder is published: `s3://bucket/prefix`, `gs://bucket/prefix`, `az://container/prefix` or `file:///folder`.";
        "after_build": Switch => "false", "Whether each build publishes, and not only `feedmill publish`.";
        "endpoint": Text("address") => "", "The address of a store that speaks as S3, Google's or Azure's does, such as `https://objects.courier.example`.";
        "region": Text("string") => "", "The region of the bucket, such as `eu-central-1`; `AWS_REGION` if nothing is said.";
        "credentials": Text("file") => "", "A file with lines such as `AWS_ACCESS_KEY_ID=…`, which count before those of the environment. Secrets have no place in the configuration.";
        "parallel": Number => "8", "How many requests are under way at once.";
        "patience": Number => "60", "Seconds that one request may take, with all that it is tried again.";
        "lease": Number => "120", "Seconds after which another machine that is silent has stopped publishing; 0 where no other machine publishes there.";
        "machine": Text("string") => "", "What other machines are told who publishes; the name of the machine if nothing is said.";
    }
    "hub" {
        "url": OneOrMore("address or list of addresses") => "`site.hub`", "WebSub hubs, which every feed names.";
        "ping": Switch => "false", "Whether a build tells them of the feeds that changed; else `feedmill ping` does.";
        "fetch": Switch => "false", "Whether a feed is fetched first, and hubs are told of it only when it is served as it was built.";
        "batch": Switch => "true", "Whether one request tells a hub of all feeds; else there is one for each, with `hub.topic` beside `hub.url`, as some hubs take no more.";
    }
    "check" {
        "levels": Table => "{}", "How much a message of `feedmill check` counts: `{ MissingGuid = \"error\", SlashDate = \"ignore\" }`.";
        "ignore": Texts("list of patterns") => "[]", "Files that are passed over when a folder is checked, such as `vendor/**`.";
    }
    "check.levels" {
        "*": Choice(|| names(LEVELS)) => "", "The level of the message with this code.";
    }
    "feeds" {
        "path": Text("path") => "required", "Where the feed goes below `output.dir`, without an ending; with `{slug}` when `each` is set.";
        "was": Texts("list of paths") => "[]", "Where the feed was served before, such as `rss.xml`, or `/index.xml` with the host's own path: `feedmill snippet` sends readers on.";
        "each": Choice(|| names(Each::NAMES)) => "", "One feed for each of them.";
        "title": Text("string") => "`{site}`, or `{site}: {name}` with `each`", "The feed's title; {site} and {name} are filled in, and {language}, a tag, where `each` is `language`.";
        "description": Text("string") => "`site.description`", "What the feed is about; {site} and {name} are filled in.";
        "home": Text("address or `page`") => "`site.url`", "The page that the feed belongs to: an address, with `{slug}` when `each` is set, or `page` for its subscribe page.";
        "topics": Table => "", "Only articles with these topics.";
        "authors": Table => "", "Only articles by these people.";
        "sections": Table => "", "Only articles of these sections.";
        "categories": Table => "", "Only articles in these categories of a site generator.";
        "languages": Table => "", "Only articles in these languages: `en` is `en-US` too.";
        "language": Text("language tag") => "that of `languages`, if it asks for one; else `site.language`", "The language of the feed.";
        "files": Texts("list of patterns") => "", "Only articles in files that fit one of these, such as `articles/columns/**`.";
        "limit": Number => "20", "The newest so many entries; 0 is no limit.";
        "archive": Mixed("`year`, `month`, `day` or number") => "", "How the stories are kept that the feed has no room for (RFC 5005): a document for each of these times, or for so many stories.";
        "body": Choice(|| names(BODIES)) => "\"full\"", "How much of an article the feed carries.";
        "podcast": Text("category") => "", "What the feed is for directories of podcasts: one of Apple's categories, such as `News` or `News > Politics`. It needs `site.logo` and `site.email`.";
        "explicit": Switch => "false", "Whether the podcast is not for children.";
        "min_items": Number => "1", "With fewer entries the feed is not begun; one that has been published goes on.";
    }
    "feeds.topics" {
        "any": Texts("list of strings") => "[]", "At least one of these.";
        "all": Texts("list of strings") => "[]", "Every one of these.";
        "none": Texts("list of strings") => "[]", "Not one of these.";
    }
}

/// The keys of a table. The queries of a feed share theirs, and so do all languages.
pub(super) fn of(table: &str) -> impl Iterator<Item = &'static Key> {
    let table = match table {
        "feeds.authors" | "feeds.sections" | "feeds.categories" | "feeds.languages" => "feeds.topics",
        table if table.starts_with("languages.") => "languages.*",
        table => table,
    };
    let table = table.to_owned();
    KEYS.iter().filter(move |key| key.table == table)
}

/// The row of a key, which may be the one of any name.
pub(super) fn find(table: &str, name: &str) -> Option<&'static Key> {
    let named = of(table).find(|key| key.name == name);
    named.or_else(|| of(table).find(|key| key.name == "*"))
}

/// The names of a table of choices.
fn names<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(name, _)| *name).collect()
}

fn formats() -> Vec<&'static str> {
    ARTICLE_FORMATS.iter().map(|format| format.key).collect()
}

fn generators() -> Vec<&'static str> {
    GENERATORS.iter().map(|generator| generator.name).collect()
}

/// The tables that may stand at the top.
pub(super) const TABLES: [&str; 12] = [
    "site",
    "languages",
    "articles",
    "sources",
    "authors",
    "photos",
    "topics",
    "output",
    "publish",
    "hub",
    "check",
    "feeds",
];

#[cfg(test)]
mod tests {
    use super::super::mistakes::Mistakes;
    use super::*;
    use crate::text::source::Source;

    /// What is said of `value` for a key.
    fn said(key: &Key, value: &Node) -> Vec<String> {
        let mut mistakes = Mistakes::new(Source::new("config.toml", ""));
        key.kind.check(key.name, value, &mut mistakes);
        mistakes.found.into_iter().map(|mistake| mistake.message).collect()
    }

    #[test]
    fn defaults_are_of_their_kind() {
        let values = KEYS.iter().filter_map(|key| Some((key, key.default_value()?)));
        assert!(values.clone().count() > 40);
        for (key, value) in values {
            assert!(said(key, &value).is_empty(), "`{}.{}`", key.table, key.name);
        }
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_told_whatever_key_it_is() {
        for key in KEYS.iter().filter(|key| !matches!(key.kind, Mixed(_))) {
            let wrong = if matches!(key.kind, Number | Share) {
                "x = true"
            } else {
                "x = 7"
            };
            let wrong = node::toml(wrong).unwrap().get("x").cloned().unwrap();
            let said = said(key, &wrong);
            assert!(said[0].starts_with(&format!("`{}` must be ", key.name)), "{said:?}");
        }
    }
}
