//! Two builds of feedmill in turns on one corpus: what each costs, and whether they write the same bytes.

use std::path::PathBuf;

use super::corpus::{Corpus, Form};
use super::floors::{self, Threads};
use super::folder::differing;
use super::situations::{Job, Runs, Situations};
use super::table::{count, megabytes, ratio, seconds, share};

/// Files that are named before the rest are only counted.
const NAMED: usize = 20;

/// What both did.
pub struct Pair {
    title: String,
    before: Situations,
    now: Situations,
    differing: Vec<PathBuf>,
}

impl Pair {
    /// Above the lines.
    pub const HEAD: &[&str] = &[
        "",
        "s before",
        "s now",
        "×",
        "CPU s before",
        "CPU s now",
        "×",
        "peak MB before",
        "peak MB now",
        "×",
    ];

    /// Measures each so many times; all but the peak of memory are medians.
    pub fn measure([mut before, mut now]: [Job; 2], corpus: &mut Corpus, runs: usize) -> Self {
        before.kept = corpus.root.join("feeds-before");
        now.kept = corpus.root.join("feeds-now");
        // So that no one finds the files colder than the other does.
        floors::read(&corpus.articles(), Threads::All);
        let measured = Situations::measure([&before, &now], corpus, runs);
        let differing = differing(&before.kept, &now.kept);
        let [before, now] = measured;
        Self {
            title: title(corpus),
            before,
            now,
            differing,
        }
    }

    /// A line for each situation.
    pub fn lines(&self) -> impl Iterator<Item = Vec<String>> {
        let both = self.before.named().into_iter().zip(self.now.named());
        both.map(|((name, before), (_, now))| self.line(name, before, now))
    }

    fn line(&self, name: &str, before: &Runs, now: &Runs) -> Vec<String> {
        let times = [[before.wall(), now.wall()], [before.cpu(), now.cpu()]];
        let times = times.map(|[before, now]| [seconds(before), seconds(now), ratio(now, before)]);
        let peak = [
            megabytes(before.peak()),
            megabytes(now.peak()),
            share(now.peak(), before.peak()),
        ];
        let cells = times.into_iter().flatten().chain(peak);
        [format!("{}: {name}", self.title)].into_iter().chain(cells).collect()
    }

    /// Whether the feeds are the same, and which are not.
    pub fn verdict(&self) -> String {
        let all = count(self.now.output.count());
        if self.differing.is_empty() {
            return format!("{}: the {all} files are the same", self.title);
        }
        let mut text = format!("{}: of {all} files, {} differ", self.title, count(self.differing.len()));
        for path in self.differing.iter().take(NAMED) {
            text += &format!("\n    {}", path.display());
        }
        if self.differing.len() > NAMED {
            text += "\n    …";
        }
        text
    }
}

fn title(corpus: &Corpus) -> String {
    let form = match corpus.form {
        Form::Lines => "JSON Lines",
        Form::Markdown | Form::Zola => "Markdown",
    };
    let [articles, topics] = [corpus.shape.articles, corpus.shape.topics].map(count);
    format!("{articles} articles, {topics} topics, {form}")
}
