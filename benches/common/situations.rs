//! The three situations that a generator of feeds is in: nothing is there yet, nothing has changed, and one
//! article was edited. Any program can be put into them.

use std::fs;
use std::path::{Path, PathBuf};
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
    /// Where its output is while another program writes to the same place.
    pub kept: PathBuf,
}

impl Job {
    /// A program that has its output folder for itself.
    pub fn new(command: Command, output: PathBuf) -> Self {
        let kept = output.clone();
        Self { command, output, kept }
    }

    /// What it costs now, and how many files it writes.
    fn run(&self) -> (Cost, usize) {
        move_if_there(&self.kept, &self.output);
        settle();
        let before = Snapshot::of(&self.output);
        let cost = child::run(&self.command);
        let written = Snapshot::of(&self.output).written_since(&before);
        move_if_there(&self.output, &self.kept);
        (cost, written)
    }
}

fn move_if_there(from: &Path, to: &Path) {
    if from.exists() {
        fs::rename(from, to).expect("a place that is free");
    }
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

#[derive(Clone, Copy)]
enum Situation {
    Full,
    Unchanged,
    Edited,
}

/// All three, and what was there at the end.
#[derive(Default)]
pub struct Situations {
    pub full: Runs,
    pub unchanged: Runs,
    pub edited: Runs,
    pub output: Snapshot,
}

impl Situations {
    /// Puts each program into each situation so many times. Programs take turns, so that an hour in which the
    /// machine is slow is the same for all; and who was first in one round is last in the next.
    pub fn measure<const N: usize>(jobs: [&Job; N], corpus: &mut Corpus, runs: usize) -> [Self; N] {
        let mut all = jobs.map(|_| Self::default());
        for situation in [Situation::Full, Situation::Unchanged, Situation::Edited] {
            for round in 0..runs {
                let mut turns: Vec<_> = jobs.iter().copied().zip(&mut all).collect();
                if round % 2 == 1 {
                    turns.reverse();
                }
                take(turns, situation, corpus);
            }
        }
        for (job, one) in jobs.iter().zip(&mut all) {
            one.output = Snapshot::of(&job.kept);
        }
        all
    }

    fn runs(&mut self, situation: Situation) -> &mut Runs {
        match situation {
            Situation::Full => &mut self.full,
            Situation::Unchanged => &mut self.unchanged,
            Situation::Edited => &mut self.edited,
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

/// One run of each program. All of them see the same edit.
fn take(turns: Vec<(&Job, &mut Situations)>, situation: Situation, corpus: &mut Corpus) {
    if matches!(situation, Situation::Edited) {
        corpus.edit();
    }
    for (job, one) in turns {
        if matches!(situation, Situation::Full) {
            corpus.put_away(&job.kept);
            corpus.put_away(&job.output);
        }
        let (cost, written) = job.run();
        let runs = one.runs(situation);
        runs.costs.push(cost);
        runs.written = written;
    }
}

/// The middle one.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
