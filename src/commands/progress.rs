//! A progress bar on a terminal, when a build takes longer than a second.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::build::Progress;

/// Shorter builds show no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// Draws on standard error.
pub struct Bar {
    started: Instant,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    /// A bar that has not appeared yet.
    pub fn new() -> Self {
        Self {
            started: Instant::now(),
            bar: OnceLock::new(),
        }
    }

    /// Takes the bar off the screen.
    pub fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bar {
    fn step(&self, phase: &'static str, done: usize, total: usize) {
        if self.started.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let style = ProgressStyle::with_template("{msg:11} {wide_bar} {pos}/{len} {per_sec} {eta}");
            ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        bar.set_message(phase);
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    }
}
