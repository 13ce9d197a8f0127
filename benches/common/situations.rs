//! The three situations that a generator of feeds is in: nothing is there yet, nothing has changed, and one
//! article was edited. Any program can be put into them.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::child::{self, Cost};
use super::corpus::Corpus;
use super::floors::settle;
use super::folder::Snapshot;

/// A program and where it writes.
pub struct Job {
    pub command: Command,
    pub output: PathBuf,
}

/// Runs in one situation.
#[derive(Default)]
pub struct Runs {
    costs: Vec<Cost>,
    /// Files that the last of them wrote.
    pub written: usize,
}

impl Runs {
    /// The median.
    pub fn wall(&self) -> Duration {
        median(self.costs.iter().map(|cost| cost.wall).collect())
    }

    /// The median, over all cores.
    pub fn cpu(&self) -> Duration {
        median(self.costs.iter().map(|cost| cost.cpu).collect())
    }

    /// The largest; bytes.
    pub fn peak(&self) -> u64 {
        self.costs.iter().map(|cost| cost.peak).max().unwrap_or_default()
    }
}

/// All three, and what was there at the end.
pub struct Situations {
    pub full: Runs,
    pub unchanged: Runs,
    pub edited: Runs,
    pub output: Snapshot,
}

impl Situations {
    /// Puts the program into each situation so many times.
    pub fn measure(job: &Job, corpus: &mut Corpus, runs: usize) -> Self {
        let full = repeat(runs, job, || corpus.put_away(&job.output));
        let unchanged = repeat(runs, job, || ());
        let edited = repeat(runs, job, || corpus.edit());
        Self {
            full,
            unchanged,
            edited,
            output: Snapshot::of(&job.output),
        }
    }

    /// With the names that they have in tables.
    pub fn named(&self) -> [(&'static str, &Runs); 3] {
        [
            ("full build", &self.full),
            ("nothing changed", &self.unchanged),
            ("one article edited", &self.edited),
        ]
    }
}

fn repeat(runs: usize, job: &Job, mut prepare: impl FnMut()) -> Runs {
    let mut all = Runs::default();
    for _ in 0..runs {
        prepare();
        settle();
        let before = Snapshot::of(&job.output);
        all.costs.push(child::run(&job.command));
        all.written = Snapshot::of(&job.output).written_since(&before);
    }
    all
}

/// The middle one.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
