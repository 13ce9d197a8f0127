//! `cargo bench --bench build`: whole builds by the real program, beside what no program can do without.
//! `-- --help` says what else it can be told; `--make` only makes a corpus.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark prints its results"
)]

mod common;

use std::path::{self, Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use clap::{Parser, ValueEnum};
use common::child;
use common::corpus::{Corpus, Form};
use common::deliveries::{Deliveries, Format};
use common::options::{Choice, Ground};
use common::pair::Pair;
use common::point::Point;
use common::situations::Job;
use common::story::Shape;
use common::table::{Table, count, seconds};

/// Whole builds by the real program, beside what no program can do without
#[derive(Debug, Parser)]
#[command(bin_name = "cargo bench --bench build --")]
struct Arguments {
    #[command(flatten)]
    choice: Choice,
    /// One JSON Lines file instead of Markdown files
    #[arg(long)]
    jsonl: bool,
    /// Deliveries of an agency, a file each, and nothing else
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["jsonl", "make", "scale", "against"])]
    deliveries: Option<Format>,
    /// Only make a corpus at this place
    #[arg(long, value_name = "DIR")]
    make: Option<PathBuf>,
    /// How cost grows: a line for each number of these
    #[arg(long, value_name = "WHAT", num_args = 0..=1, default_missing_value = "articles")]
    scale: Option<Scale>,
    /// Measure another binary of feedmill
    #[arg(long, value_name = "FILE", default_value = env!("CARGO_BIN_EXE_feedmill"))]
    program: PathBuf,
    /// Another binary of feedmill that takes turns with the program
    #[arg(long, value_name = "FILE", conflicts_with_all = ["jsonl", "make", "scale"])]
    against: Option<PathBuf>,
}

/// What grows while the rest stays.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Scale {
    Articles,
    Topics,
    Entries,
}

fn main() {
    child::measure_if_asked();
    let arguments = Arguments::parse();
    if let Some(place) = &arguments.make {
        make(&arguments, place.clone());
    } else if let Some(scale) = arguments.scale {
        grow(&arguments, scale);
    } else if let Some(before) = &arguments.against {
        compare(&arguments, before);
    } else if let Some(format) = arguments.deliveries {
        deliver(&arguments, format);
    } else {
        tables(&arguments);
    }
}

impl Arguments {
    fn form(&self) -> Form {
        if self.jsonl { Form::Lines } else { Form::Markdown }
    }
}

fn job(program: &Path, corpus: &Corpus) -> Job {
    let mut command = Command::new(path::absolute(program).expect("a path"));
    command.args(["build", "--quiet"]).current_dir(&corpus.root);
    Job::new(command, corpus.feeds())
}

fn make(arguments: &Arguments, place: PathBuf) {
    let articles = arguments.choice.articles_or(&[10_000])[0];
    let start = Instant::now();
    let corpus = Corpus::at(place, arguments.choice.shape(articles), arguments.form());
    corpus.configure(arguments.choice.entries);
    println!(
        "{} articles in {} after {} s",
        count(articles),
        corpus.root.display(),
        seconds(start.elapsed())
    );
}

/// A table a number of files.
fn deliver(arguments: &Arguments, format: Format) {
    let choice = &arguments.choice;
    let ground = choice.ground();
    for articles in choice.articles_or(&[100_000]) {
        let deliveries = Deliveries {
            root: ground.path().join(format!("{format:?}-{articles}").to_lowercase()),
            shape: choice.shape(articles),
            format,
        };
        deliveries.make(choice.entries);
        let program = path::absolute(&arguments.program).expect("a path");
        deliveries.measure(&program, choice.runs(articles));
    }
}

/// Two tables a corpus: the floors, and the program.
fn tables(arguments: &Arguments) {
    let ground = arguments.choice.ground();
    for articles in arguments.choice.articles_or(&[10_000, 100_000]) {
        let shape = arguments.choice.shape(articles);
        point(arguments, &ground, shape, arguments.choice.entries).print();
    }
}

/// Three lines a corpus: Markdown and JSON Lines of the same articles, and a small site.
fn compare(arguments: &Arguments, before: &Path) {
    let choice = &arguments.choice;
    let ground = choice.ground();
    let pairs = compared(choice).map(|(shape, form)| {
        eprintln!("measuring {} articles, {form:?}", count(shape.articles));
        let mut corpus = ground.corpus(shape, form);
        corpus.configure(choice.entries);
        let jobs = [before, &arguments.program].map(|program| job(program, &corpus));
        Pair::measure(jobs, &mut corpus, choice.runs(shape.articles))
    });
    let pairs: Vec<_> = pairs.collect();
    let mut table = Table::new(Pair::HEAD);
    pairs.iter().flat_map(Pair::lines).for_each(|line| table.row(line));
    table.print();
    for pair in &pairs {
        println!("{}", pair.verdict());
    }
}

/// Which corpora two programs are compared on.
fn compared(choice: &Choice) -> impl Iterator<Item = (Shape, Form)> {
    let small = Shape {
        articles: 1_000,
        topics: 50,
        seed: choice.seed,
    };
    let large = choice.articles_or(&[20_000]).into_iter();
    large
        .flat_map(|articles| [Form::Markdown, Form::Lines].map(|form| (choice.shape(articles), form)))
        .chain([(small, Form::Markdown)])
}

/// One line a point.
fn grow(arguments: &Arguments, scale: Scale) {
    let ground = arguments.choice.ground();
    let mut table = Table::new(Point::HEAD);
    for (shape, entries) in scale.points(&arguments.choice) {
        table.row(point(arguments, &ground, shape, entries).line());
    }
    table.print();
}

impl Scale {
    /// The shapes of the corpora, and the entries a feed.
    fn points(self, choice: &Choice) -> Vec<(Shape, usize)> {
        let few = || choice.shape(choice.articles_or(&[100_000])[0]);
        match self {
            Self::Articles => {
                let steps = choice.articles_or(&[1_000, 10_000, 100_000, 1_000_000]);
                let point = |articles| (choice.shape(articles), choice.entries);
                steps.into_iter().map(point).collect()
            }
            Self::Topics => {
                let topics = [10, 100, 1_000, 10_000, 100_000];
                let point = |topics: usize| {
                    let topics = topics.min(few().articles);
                    (Shape { topics, ..few() }, choice.entries)
                };
                topics.into_iter().map(point).collect()
            }
            Self::Entries => [5, 20, 100, 500].map(|entries| (few(), entries)).to_vec(),
        }
    }
}

/// Makes the corpus, unless it is there, and measures.
fn point(arguments: &Arguments, ground: &Ground, shape: Shape, entries: usize) -> Point {
    eprintln!(
        "measuring {} articles, {} topics, {entries} entries",
        count(shape.articles),
        count(shape.topics)
    );
    let mut corpus = ground.corpus(shape, arguments.form());
    corpus.configure(entries);
    let job = job(&arguments.program, &corpus);
    Point::measure(&job, &mut corpus, entries, arguments.choice.runs(shape.articles))
}
