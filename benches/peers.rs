//! `cargo bench --bench peers`: other generators of feeds beside feedmill, on the same articles, in the same
//! run. What is not installed is left out, and said; `just install-peers` installs most of them.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark prints its results"
)]

mod common;
#[path = "peers/programs.rs"]
mod programs;

use clap::Parser;
use common::child;
use common::corpus::{Corpus, Form};
use common::folder::full_texts;
use common::options::Choice;
use common::situations::{Job, Runs, Situations};
use common::table::{Table, count, megabytes, ratio, seconds};
use programs::{FEEDMILL, PEERS, Peer, Place};

/// Other generators of feeds beside feedmill, on the same articles
#[derive(Debug, Parser)]
#[command(bin_name = "cargo bench --bench peers --")]
struct Arguments {
    #[command(flatten)]
    choice: Choice,
}

/// What one program did with a corpus.
struct Measured {
    peer: &'static Peer,
    situations: Situations,
    /// In files of one format.
    full_texts: usize,
}

fn main() {
    child::measure_if_asked();
    let Arguments { choice } = Arguments::parse();
    let installed = installed();
    for articles in choice.articles_or(&[10_000, 100_000]) {
        println!(
            "\n{} articles, {} topics, {} entries a feed; seed {}; median of {}\n",
            count(articles),
            count(choice.shape(articles).topics),
            choice.entries,
            choice.seed,
            choice.runs(articles)
        );
        let measured = measure(&choice, articles, &installed);
        print(&measured);
        print_output(&measured);
    }
}

/// The programs that are there, with their versions; aloud, and what is missing too.
fn installed() -> Vec<&'static Peer> {
    let is_there = |peer: &&Peer| {
        let version = peer.version();
        println!(
            "{}: {}",
            peer.name,
            version.as_deref().unwrap_or("not installed, left out")
        );
        version.is_some()
    };
    PEERS.iter().filter(is_there).collect()
}

/// For each form of the articles that a peer wants: feedmill if it reads it, then the peers.
fn measure(choice: &Choice, articles: usize, installed: &[&'static Peer]) -> Vec<Measured> {
    let ground = choice.ground();
    let mut all = Vec::new();
    for form in [Form::Markdown, Form::Zola, Form::Lines] {
        let own = FEEDMILL.iter().filter(|own| own.form == form);
        let peers: Vec<_> = own
            .chain(installed.iter().copied().filter(|peer| peer.form == form))
            .collect();
        if peers.is_empty() {
            continue;
        }
        let mut corpus = ground.corpus(choice.shape(articles), form);
        corpus.configure(choice.entries);
        for peer in peers {
            eprintln!("measuring {}", peer.name);
            all.push(measure_one(peer, choice, &mut corpus));
        }
    }
    all
}

fn measure_one(peer: &'static Peer, choice: &Choice, corpus: &mut Corpus) -> Measured {
    let place = Place::new(peer, corpus, choice.entries);
    let job = Job::new((peer.command)(&place), place.output);
    let [situations] = Situations::measure([&job], corpus, choice.runs(corpus.shape.articles));
    let full_texts = full_texts(&job.output) / peer.formats.len();
    corpus.put_away(&job.output);
    Measured {
        peer,
        situations,
        full_texts,
    }
}

/// Times and memory, beside feedmill's with the same articles.
fn print(all: &[Measured]) {
    let mut table = Table::new(&[
        "",
        "full s",
        "×",
        "unchanged s",
        "×",
        "one edited s",
        "×",
        "CPU s",
        "peak MB",
        "rewritten, unchanged",
    ]);
    for one in all {
        let own = one.own(all);
        let mut cells = vec![one.peer.name.to_owned()];
        for ((_, runs), (_, own)) in one.situations.named().into_iter().zip(own.situations.named()) {
            cells.extend([seconds(runs.wall()), ratio(runs.wall(), own.wall())]);
        }
        let Situations {
            full,
            unchanged,
            edited,
            output,
        } = &one.situations;
        let peak = [full, unchanged, edited].map(Runs::peak).into_iter().max();
        cells.extend([
            seconds(full.cpu()),
            megabytes(peak.unwrap_or_default()),
            format!("{} of {}", count(unchanged.written), count(output.count())),
        ]);
        table.row(cells);
    }
    table.print();
}

/// What came out, so that a reader can see whether the programs did the same.
fn print_output(all: &[Measured]) {
    let mut table = Table::new(&["", "formats", "files", "MB", "full texts a format"]);
    for one in all {
        table.row(vec![
            one.peer.name.to_owned(),
            one.peer.formats.join(", "),
            count(one.situations.output.count()),
            megabytes(one.situations.output.bytes()),
            count(one.full_texts),
        ]);
    }
    table.print();
    for one in all.iter().filter(|one| one.full_texts != one.own(all).full_texts) {
        println!("{} did not make the same feeds: do not compare", one.peer.name);
    }
}

impl Measured {
    /// What feedmill did with these articles: Zola's differ in their front matter alone.
    fn own<'a>(&self, all: &'a [Measured]) -> &'a Measured {
        let is_lines = |one: &Measured| one.peer.form == Form::Lines;
        all.iter()
            .find(|one| FEEDMILL.iter().any(|own| own.name == one.peer.name) && is_lines(one) == is_lines(self))
            .expect("feedmill is measured first")
    }
}
