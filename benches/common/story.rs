//! One article of the corpus. It depends on the seed and its number alone, so that any part of a corpus
//! can be made at any time, by any thread.

use serde_json::json;

use super::marks::Marks;
use super::prose;
use super::random::Random;
use super::words::{FAMILY, FIRST, TOPICS};

/// Of how many articles a corpus is, and about how many topics.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub articles: usize,
    pub topics: usize,
    pub seed: u64,
}

/// Pictures that the articles share: 60 of 100 articles show one of them.
pub const PICTURES: usize = 24;

/// The first second of the corpus: in July 2017. Articles are a minute apart, oldest first.
const START: i64 = 1_500_000_000;

/// An article.
pub struct Story {
    pub title: String,
    pub slug: String,
    pub date: String,
    pub authors: Vec<String>,
    pub topics: Vec<String>,
    pub photo: Option<Photo>,
    pub body: String,
}

/// A picture with what is said about it.
pub struct Photo {
    pub file: String,
    pub caption: String,
    pub credit: String,
}

impl Story {
    /// The article of this number. Its revision changes nothing but four digits.
    pub fn new(shape: Shape, number: usize, marks: &Marks, revision: usize) -> Self {
        let random = &mut Random::new(shape.seed, number);
        let title = phrase(random, 6);
        Self {
            slug: format!("{}-{number:07}", title.to_lowercase().replace(' ', "-")),
            title,
            date: date(number),
            authors: authors(random),
            topics: topics(shape, number, random),
            photo: random.percent(60).then(|| photo(random)),
            body: prose::body(random, marks, revision),
        }
    }

    /// As Markdown behind TOML front matter, with the names that feedmill and Hugo know.
    pub fn markdown(&self) -> String {
        format!(
            "+++\ntitle = {:?}\ndate = {}\nauthors = {:?}\ntopics = {:?}\n{}+++\n\n{}",
            self.title,
            self.date,
            self.authors,
            self.topics,
            self.photo("photos"),
            self.body.trim_end(),
        ) + "\n"
    }

    /// As Zola wants it: topics in a table, and no page for the article itself.
    pub fn zola(&self) -> String {
        format!(
            "+++\ntitle = {:?}\ndate = {}\nauthors = {:?}\nrender = false\n\n[taxonomies]\ntopics = {:?}\n{}+++\n\n{}",
            self.title,
            self.date,
            self.authors,
            self.topics,
            self.photo("extra.photos"),
            self.body.trim_end(),
        ) + "\n"
    }

    fn photo(&self, name: &str) -> String {
        self.photo.as_ref().map_or_else(String::new, |photo| {
            format!(
                "\n[[{name}]]\nsrc = {:?}\ncaption = {:?}\ncredit = {:?}\n",
                photo.file, photo.caption, photo.credit
            )
        })
    }

    /// As wire copy, without its photo.
    pub fn wire(&self) -> String {
        format!(
            "{}\n\nBy {}\nPosted {}\n\n{}\n(More {} stories.)\n",
            self.title,
            self.authors.join(" and "),
            self.date,
            self.body,
            self.topics.join(", "),
        )
    }

    /// As a line of JSON, with its text in HTML, as an editorial system exports it.
    pub fn line(&self) -> String {
        let photos: Vec<_> = self
            .photo
            .iter()
            .map(|photo| json!({"src": photo.file, "caption": photo.caption, "credit": photo.credit}))
            .collect();
        let line = json!({
            "title": self.title, "slug": self.slug, "date": self.date, "authors": self.authors,
            "topics": self.topics, "photos": photos, "html": self.body,
        });
        format!("{line}\n")
    }
}

fn date(number: usize) -> String {
    let minutes = i64::try_from(number).unwrap_or_default();
    let zone = chrono::FixedOffset::west_opt(5 * 3600).expect("a zone");
    chrono::DateTime::from_timestamp(START + minutes * 60, 0)
        .expect("a date")
        .with_timezone(&zone)
        .to_rfc3339()
}

fn phrase(random: &mut Random, count: usize) -> String {
    let mut text = String::new();
    prose::words(&mut text, random, count);
    text[..1].make_ascii_uppercase();
    text
}

/// One or two.
fn authors(random: &mut Random) -> Vec<String> {
    let mut authors: Vec<String> = (0..=random.below(2)).map(|_| author(random)).collect();
    authors.dedup();
    authors
}

fn author(random: &mut Random) -> String {
    format!("{} {}", random.pick(FIRST), random.pick(FAMILY))
}

/// Each topic has its turn; half of the articles have a second one, which is more often one of the first.
fn topics(shape: Shape, number: usize, random: &mut Random) -> Vec<String> {
    let mut topics = vec![number % shape.topics];
    if random.percent(50) {
        let bound = 1 + random.below(shape.topics);
        topics.push(random.below(bound));
    }
    topics.dedup();
    topics.into_iter().map(topic).collect()
}

fn topic(number: usize) -> String {
    format!("{} {number}", TOPICS[number % TOPICS.len()])
}

fn photo(random: &mut Random) -> Photo {
    Photo {
        file: picture(random.below(PICTURES)),
        caption: phrase(random, 9) + ".",
        credit: author(random) + " / The Harbor Courier",
    }
}

/// The file of a picture.
pub fn picture(number: usize) -> String {
    format!("picture-{number:02}.png")
}
