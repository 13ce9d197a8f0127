//! The text of an article: paragraphs with emphasis and links, a heading, a list and a quotation; about
//! 570 words in all. What it says is nonsense of the right length.

use super::marks::Marks;
use super::random::Random;
use super::words::{LINKS, WORDS};

/// What every text of a revision ends with, and nothing else holds: by it texts in feeds are counted.
pub const ENDING: &str = "End of edition";

/// A text, written with the given marks. A revision changes four digits at its end.
pub fn body(random: &mut Random, marks: &Marks, revision: usize) -> String {
    let mut text = String::with_capacity(5 << 10);
    for part in 0..6 {
        between(&mut text, marks.paragraph, |text| paragraph(text, random, marks));
        match part {
            1 => between(&mut text, marks.heading, |text| words(text, random, 5)),
            2 => between(&mut text, marks.list, |text| {
                for _ in 0..4 {
                    between(text, marks.item, |text| words(text, random, 12));
                }
            }),
            4 => between(&mut text, marks.quote, |text| sentence(text, random, 24)),
            _ => {}
        }
    }
    between(&mut text, marks.paragraph, |text| {
        text.push_str(&format!("{ENDING} {:04}.", revision % 10_000));
    });
    text
}

/// Four sentences: one begins with strong words or a link, and one ends in emphasis.
fn paragraph(text: &mut String, random: &mut Random, marks: &Marks) {
    sentence(text, random, 22);
    text.push(' ');
    if random.percent(50) {
        let address = format!("https://courier.example/archive/{}/", random.below(100_000));
        let mut inner = String::new();
        words(&mut inner, random, 3);
        text.push_str(&(marks.link)(&inner, &address));
    } else {
        between(text, marks.strong, |text| words(text, random, 2));
    }
    text.push(' ');
    sentence(text, random, 22);
    text.push(' ');
    sentence(text, random, 18);
    text.push(' ');
    words(text, random, 14);
    text.push(' ');
    between(text, marks.emphasis, |text| words(text, random, 2));
    text.push('.');
}

/// About so many words, the first with a capital letter, a comma within, and a point behind.
fn sentence(text: &mut String, random: &mut Random, length: usize) {
    let length = length - 2 + random.below(5);
    let start = text.len();
    words(text, random, length / 2);
    text.push_str(", ");
    words(text, random, length - length / 2);
    text[start..=start].make_ascii_uppercase();
    text.push('.');
}

/// So many words with spaces between.
pub fn words(text: &mut String, random: &mut Random, count: usize) {
    for at in 0..count {
        if at > 0 {
            text.push(' ');
        }
        // The last is never a short one: no list item or link ends in "of the".
        let list = if at + 1 < count && random.percent(30) {
            LINKS
        } else {
            WORDS
        };
        text.push_str(random.pick(list));
    }
}

fn between(text: &mut String, [before, behind]: [&str; 2], inner: impl FnOnce(&mut String)) {
    text.push_str(before);
    inner(text);
    text.push_str(behind);
}
