//! What is measured about one corpus: floors, the program in all situations, and how they compare.

use std::time::Duration;

use super::corpus::{Corpus, Form};
use super::floors::{self, Documents, Threads};
use super::folder::{Snapshot, full_texts};
use super::situations::{Job, Situations, median};
use super::story::Shape;
use super::table::{Table, count, megabytes, ratio, seconds};

/// Times by one thread and by all cores.
type Pair = [Duration; 2];

/// Everything about one corpus.
pub struct Point {
    shape: Shape,
    form: Form,
    entries: usize,
    runs: usize,
    /// Bytes of the articles.
    bytes: u64,
    stat: Pair,
    read: Pair,
    write: Pair,
    program: Situations,
    full_texts: usize,
}

impl Point {
    /// Measures so many times; all but the peak of memory are medians.
    pub fn measure(job: &Job, corpus: &mut Corpus, entries: usize, runs: usize) -> Self {
        let bytes = Snapshot::of(&corpus.articles()).bytes();
        // So that no one finds the files colder than the others do.
        floors::read(&corpus.articles(), Threads::All);
        let [program] = Situations::measure([job], corpus, runs);
        let documents = Documents::of(&job.output);
        let articles = corpus.articles();
        Self {
            shape: corpus.shape,
            form: corpus.form,
            entries,
            runs,
            bytes,
            stat: floor(runs, |threads| floors::stat(&articles, threads)),
            read: floor(runs, |threads| floors::read(&articles, threads)),
            write: floor(runs, |threads| documents.write(corpus, threads)),
            program,
            full_texts: full_texts(&job.output),
        }
    }

    /// A full build cannot do without reading every article and writing every feed, the others not
    /// without a look at every file. One file has to be read to see which of its lines changed.
    fn floors(&self) -> Pair {
        let looks = match self.form {
            Form::Lines => self.read,
            Form::Markdown | Form::Zola => self.stat,
        };
        [self.read[0] + self.write[0], looks[0]]
    }

    /// Two tables with what they are about.
    pub fn print(&self) {
        println!("{}\n", self.title());
        let mut table = Table::new(&["floor", "s, one thread", "s, all cores"]);
        for (name, [one, all]) in [
            ("stat of every article", self.stat),
            ("read every article", self.read),
            ("write and sync the feeds", self.write),
        ] {
            table.row(vec![name.to_owned(), seconds(one), seconds(all)]);
        }
        table.print();
        let mut table = Table::new(&["feedmill", "s", "CPU s", "peak MB", "files written", "times the floor"]);
        let [full, looks] = self.floors();
        for ((name, runs), floor) in self.program.named().into_iter().zip([full, looks, looks]) {
            table.row(vec![
                name.to_owned(),
                seconds(runs.wall()),
                seconds(runs.cpu()),
                megabytes(runs.peak()),
                format!("{} of {}", count(runs.written), count(self.program.output.count())),
                ratio(runs.wall(), floor),
            ]);
        }
        table.print();
    }

    /// What stands above the tables.
    fn title(&self) -> String {
        let (form, looks) = match self.form {
            Form::Lines => ("one JSON Lines file", "read"),
            Form::Markdown | Form::Zola => ("Markdown files", "stat"),
        };
        format!(
            "{} articles, {} topics, {} entries a feed; {form}, {} MB; seed {}; median of {}; {} cores\n\
             feeds: {} MB in {} files with {} full texts\n\
             floors by one thread: read and write for a full build, {looks} for the others",
            count(self.shape.articles),
            count(self.shape.topics),
            self.entries,
            megabytes(self.bytes),
            self.shape.seed,
            self.runs,
            std::thread::available_parallelism().map_or(1, usize::from),
            megabytes(self.program.output.bytes()),
            count(self.program.output.count()),
            count(self.full_texts),
        )
    }

    /// Above the lines.
    pub const HEAD: &[&str] = &[
        "articles",
        "topics",
        "entries",
        "read MB",
        "write MB",
        "floor s",
        "full s",
        "CPU s",
        "peak MB",
        "× floor",
        "µs/article",
        "floor s",
        "unchanged s",
        "peak MB",
        "× floor",
        "edited s",
        "× floor",
    ];

    /// The same in one line, for comparison with other corpora.
    pub fn line(&self) -> Vec<String> {
        let [full, looks] = self.floors();
        let Situations {
            full: built,
            unchanged,
            edited,
            output,
        } = &self.program;
        let articles = u32::try_from(self.shape.articles).unwrap_or(u32::MAX);
        vec![
            count(self.shape.articles),
            count(self.shape.topics),
            count(self.entries),
            megabytes(self.bytes),
            megabytes(output.bytes()),
            seconds(full),
            seconds(built.wall()),
            seconds(built.cpu()),
            megabytes(built.peak()),
            ratio(built.wall(), full),
            (built.wall() / articles).as_micros().to_string(),
            seconds(looks),
            seconds(unchanged.wall()),
            megabytes(unchanged.peak()),
            ratio(unchanged.wall(), looks),
            seconds(edited.wall()),
            ratio(edited.wall(), looks),
        ]
    }
}

fn floor(runs: usize, measure: impl Fn(Threads) -> Duration) -> Pair {
    [Threads::One, Threads::All].map(|threads| median((0..runs).map(|_| measure(threads)).collect()))
}
