//! Every key that may stand in the configuration, with its default and what it means. The
//! "did you mean", docs/configuration.md and the template are drawn from or compared with it.

/// A key of the configuration.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The table it stands in; `feeds` is `[[feeds]]`.
    pub table: &'static str,
    /// Its name; `*` where any name may stand.
    pub name: &'static str,
    /// `string`, `list of strings` …, for the documentation.
    pub kind: &'static str,
    /// As it would be written; `required`, or empty for nothing.
    pub default: &'static str,
    /// One sentence.
    pub meaning: &'static str,
}

macro_rules! keys {
    ($($table:literal { $($name:literal: $kind:literal = $default:literal, $meaning:literal;)* })*) => {
        /// The table of keys, in the order of the documentation.
        pub const KEYS: &[Key] = &[$($(Key {
            table: $table, name: $name, kind: $kind, default: $default, meaning: $meaning,
        },)*)*];
    };
}

keys! {
    "site" {
        "title": "string" = "required", "The name of the publication.";
        "url": "address" = "required", "The home page, and the base of relative links.";
        "feeds_url": "address" = "`url` + `feeds/`", "Where `output.dir` is served.";
        "description": "string" = "`title`", "What the publication is about.";
        "language": "language tag" = "\"en\"", "The language of articles that name none (BCP 47).";
        "timezone": "zone" = "\"UTC\"", "The zone of times written without one, such as `America/Chicago`.";
        "copyright": "string" = "", "The line on rights that each feed carries.";
        "icon": "address" = "", "A small square picture.";
        "logo": "address" = "", "A larger picture.";
        "authors": "string, list of strings or of tables" = "", "Who stands in for articles without a byline; the title of the site if nobody does.";
        "email": "e-mail address" = "", "The address of the editor.";
        "hub": "address" = "", "A WebSub hub, so that subscribers hear of new stories at once.";
    }
    "site.authors" {
        "name": "string" = "required", "The name.";
        "email": "e-mail address" = "", "For Atom.";
        "url": "address" = "", "A page about the person.";
    }
    "languages" {
        "*": "table" = "", "A language of the publication, by what names of files call it, such as `fr`: with `fr`, `ferry.fr.md` is French.";
    }
    "languages.*" {
        "title": "string" = "`site.title`", "The name of the publication in this language, {site} in its feeds.";
        "description": "string" = "`site.description`", "What it is about, in this language.";
        "url": "address or path" = "`site.url` for `site.language`, else the language below it, such as `/fr/`", "The home page in this language, below which its articles are. A path begins at `site.url`.";
        "dir": "folder" = "", "The folder of its articles, where their paths begin.";
        "tag": "language tag" = "the name of the table", "What feeds call it, where files have another name for it (BCP 47).";
    }
    "articles" {
        "generator": "name" = "", "The site generator that the articles belong to, whose conventions are the defaults below: `hugo`, `zola`, `jekyll`, `eleventy`, `pelican`, `docusaurus` or `astro`.";
        "include": "list of patterns" = "[\"articles/**/*\"]", "Which files are articles.";
        "exclude": "list of patterns" = "[]", "Which of them are none after all.";
        "permalink": "pattern" = "\"/{year}/{month}/{slug}/\"", "The address of an article that names no url, of {year}, {month}, {day}, {hour}, {minute}, {slug}, {section} and more, listed in adopt.md.";
        "translated": "pattern" = "", "The address of an article in another language than `site.language`, with {language}, where it is not that of all others.";
        "permalinks": "table" = "{}", "Other patterns for some files.";
        "dir": "folder or list of folders" = "the folder of the configuration", "Where the paths of articles begin, for `{path}` and the like; of several the deepest that holds the article.";
        "slugs": "`feedmill`, `kept`, `jekyll`, `hugo`, `hugo-bare`, `zola`, `zola-safe`, `pelican`, `pelican-unicode` or `astro`" = "\"feedmill\"", "How a name becomes a part of an address.";
        "keep_case": "true or false" = "false", "Whether capitals stay in addresses, with the ways of Hugo and Pelican.";
        "slug_from": "`file`, `title` or `path`" = "\"file\"", "What names an article that has no slug.";
        "dated_names": "true or false" = "true", "Whether a day in front of a file's name is no part of its slug.";
        "folder_categories": "true or false" = "false", "Whether an article without a category has that of its folder.";
        "category": "string" = "", "What `{category}` is for an article that has none.";
        "id": "pattern" = "\"{address}\"", "The id of an article that names none, of {address}, {stem} (without a slash or `.html` at the end), {parent}, {name}, {open_address}, {host}, {address_path}, {open_path}, {stem_path} (that of {stem}, below the home page), {year}, {month} and {day}.";
        "changelog": "list of patterns" = "[]", "Files of which each heading with a date is an article. They need not be in `include`.";
        "external_links": "`alternate` or `related`" = "\"alternate\"", "What another site's page is that an article comments on: `alternate`, where its headline leads, or `related`, with the headline leading to the article's own page. `related` with a generator.";
        "untitled": "true or false" = "false", "Whether there may be notes without a headline.";
        "unzoned": "`site`, `utc` or `utc-with-seconds`" = "\"site\"", "The zone of times without one: `site.timezone`, UTC, or UTC for times with seconds only.";
        "keys": "table" = "{}", "What fields are called in front matter.";
        "split_topics": "list of strings" = "[\",\"]", "What stands between the topics in a string.";
        "split_authors": "list of strings" = "[]", "What stands between the authors in a string, such as `[\", \", \" and \"]`; without it a string is one author.";
        "summary_ends": "list of strings" = "[]", "What ends the summary in a text, such as `<!-- more -->`.";
        "rendered": "pattern" = "", "Pages that the generator made, such as `public/**/*.html`, whose texts take the place of the articles' own.";
        "shortcodes": "table" = "{}", "What takes the place of shortcodes.";
        "show": "list of `future`, `drafts`, `unpublished`" = "[]", "What is shown though it says that it is not public now: articles that are dated ahead (of which validators warn; an embargo holds them all the same), `draft = true`, `published = false`.";
        "defaults": "list of tables" = "[]", "Values that hold for many articles where these say nothing themselves; of two that say the same the first counts.";
        "encoding": "encoding" = "", "How to read files that are not UTF-8 and do not say what they are, such as `windows-1252`.";
        "zones": "table" = "", "Names of time zones.";
        "wire": "table" = "", "The house's style of wire copy.";
    }
    "articles.zones" {
        "*": "zone" = "", "What a name stands for: an offset such as `+05:30`, or a zone such as `Asia/Kolkata`.";
    }
    "articles.permalinks" {
        "*": "pattern" = "", "The address of articles whose files fit the name, which is a pattern of paths.";
    }
    "articles.defaults" {
        "files": "pattern or list of patterns" = "all articles", "Whose values they are.";
        "values": "table" = "{}", "Fields as front matter has them, such as `{ draft = true }` or `{ language = \"fr\" }`.";
        "path": "regular expression" = "", "What the path of a file says, from `articles.dir`: each group is a field, such as `(?P<date>\\d{4}-\\d{2}-\\d{2})`.";
        "name": "regular expression" = "", "The same of the name of a file, without its ending; `index.md` is named by its folder.";
        "unless": "string or list of strings" = "[]", "Keys of which an article must have none.";
    }
    "articles.keys" {
        "*": "string or list of strings" = "", "The keys of a field, by paths such as `extra.editors`; of `a | b` it is `b` where `a` has no value.";
    }
    "articles.shortcodes" {
        "*": "string" = "", "What takes the place of the shortcode, with {inner}, {0}, {1} … and its named values.";
    }
    "articles.wire" {
        "byline": "regular expression" = "`By NAME, AFFILIATION`", "A byline; the group `authors` is what is read.";
        "posted": "regular expression" = "`Posted DATE`, `Published DATE`", "The line with the date; the group `date` is what is read.";
        "updated": "regular expression" = "`Updated DATE`", "The line with the date of a correction; the group `date` is what is read.";
        "embargo": "regular expression" = "`Embargoed until DATE`", "The line with the time before which nothing may be shown; the group `date` is what is read.";
        "topics": "regular expression" = "`(More TOPICS stories.)`", "The line, or the end of one, that names topics; the group `topics` is what is read.";
        "compound_topics": "list of strings" = "names such as `Trinidad and Tobago`", "Topics whose `and` or comma does not separate two.";
        "affiliations": "list of strings" = "words such as `Staff`, `Press`", "Words that show that a part of the byline is no person.";
        "boilerplate": "list of regular expressions" = "app and subscription lines", "Lines at the end that are not part of the story; they are added to the ones that feedmill knows.";
    }
    "authors" {
        "from": "file, folder or list of them" = "", "Tables of people by their id, in YAML, JSON or TOML.";
        "*": "string or table" = "", "A person by the id that articles name: a name, or a table with `name`, `email` and `url`.";
    }
    "photos" {
        "dir": "folder" = "\"articles/photos\"", "Where pictures are, besides the article's own folder.";
        "url": "address" = "`site.url` + `photos/`", "Where that folder is served.";
        "follow": "true or false" = "false", "Whether a picture beside an article is served below the article's address.";
    }
    "topics" {
        "aliases": "table" = "{}", "Another name for a topic: `\"U.S.\" = \"United States\"`.";
        "ignore": "list of strings" = "[]", "Topics that are none, such as `blog`.";
        "scheme": "address" = "`site.url` + `topics/`", "What tells this publication's topics from others' (Atom `category/@scheme`).";
    }
    "topics.aliases" {
        "*": "string" = "", "The name to use.";
    }
    "output" {
        "dir": "folder" = "\"feeds\"", "Where the feeds go; nothing is written elsewhere.";
        "formats": "list of formats" = "[\"rss\", \"atom\", \"json\"]", "Which formats each feed is written in.";
        "opml": "path or false" = "\"feeds.opml\"", "The list of all feeds, below `dir`.";
        "stylesheet": "true or false" = "false", "Whether feeds name a stylesheet, `feed.css`, with which browsers show them. Your server has to answer with `application/xml`.";
        "compress": "list of `gzip`, `brotli`" = "[]", "Which compressed files, `.gz` and `.br`, stand beside each file.";
        "page": "true or false" = "true", "Whether `index.html` shows people all feeds, and each feed of a topic, author, section or language has a page beside it.";
        "templates": "folder" = "", "Templates of these pages that take the place of ours.";
        "shrink": "number from 0 to 1" = "0.5", "The share of a feed's stories that may leave it at once before the old feed is kept.";
    }
    "check" {
        "levels": "table" = "{}", "How much a message of `feedmill check` counts: `{ MissingGuid = \"error\", SlashDate = \"ignore\" }`.";
        "ignore": "list of patterns" = "[]", "Files that are passed over when a folder is checked, such as `vendor/**`.";
    }
    "check.levels" {
        "*": "`error`, `warning`, `info` or `ignore`" = "", "The level of the message with this code.";
    }
    "feeds" {
        "path": "path" = "required", "Where the feed goes below `output.dir`, without an ending; with `{slug}` when `each` is set.";
        "each": "`topic`, `author`, `section` or `language`" = "", "One feed for each of them.";
        "title": "string" = "`{site}`, or `{site}: {name}` with `each`", "The feed's title; {site} and {name} are filled in, and {language}, a tag, where `each` is `language`.";
        "description": "string" = "`site.description`", "What the feed is about; {site} and {name} are filled in.";
        "home": "address or `page`" = "`site.url`", "The page that the feed belongs to: an address, with `{slug}` when `each` is set, or `page` for its subscribe page.";
        "topics": "table" = "", "Only articles with these topics.";
        "authors": "table" = "", "Only articles by these people.";
        "sections": "table" = "", "Only articles of these sections.";
        "categories": "table" = "", "Only articles in these categories of a site generator.";
        "languages": "table" = "", "Only articles in these languages: `en` is `en-US` too.";
        "language": "language tag" = "that of `languages`, if it asks for one; else `site.language`", "The language of the feed.";
        "files": "list of patterns" = "", "Only articles in files that fit one of these, such as `articles/columns/**`.";
        "limit": "number" = "20", "The newest so many entries; 0 is no limit.";
        "body": "`full`, `summary` or `none`" = "\"full\"", "How much of an article the feed carries.";
        "min_items": "number" = "1", "With fewer entries the feed is not begun; one that has been published goes on.";
    }
    "feeds.topics" {
        "any": "list of strings" = "[]", "At least one of these.";
        "all": "list of strings" = "[]", "Every one of these.";
        "none": "list of strings" = "[]", "Not one of these.";
    }
}

/// The keys of a table. The queries of a feed share theirs, and so do all languages.
pub fn of(table: &str) -> impl Iterator<Item = &'static Key> {
    let table = match table {
        "feeds.authors" | "feeds.sections" | "feeds.categories" | "feeds.languages" => "feeds.topics",
        table if table.starts_with("languages.") => "languages.*",
        table => table,
    };
    let table = table.to_owned();
    KEYS.iter().filter(move |key| key.table == table)
}

/// The tables that may stand at the top.
pub const TABLES: [&str; 9] = [
    "site",
    "languages",
    "articles",
    "authors",
    "photos",
    "topics",
    "output",
    "check",
    "feeds",
];
