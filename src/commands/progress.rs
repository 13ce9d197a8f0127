//! A line on a terminal that says how far a build is, when it takes longer than a second.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::builder::{Phase, Progress};

/// Shorter builds show nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// So much time passes before it is drawn again.
const TICK: Duration = Duration::from_millis(100);

const TEMPLATE: &str = "{prefix} {msg} {wide_bar} {percent:>3} %, {eta} left";

/// Draws on standard error.
pub(super) struct Bar {
    started: Instant,
    done: AtomicU64,
    things: AtomicU64,
    /// Milliseconds from the beginning to the last time that it was drawn.
    drawn: AtomicU64,
    phase: Mutex<Option<Shown>>,
}

/// A phase on the screen.
struct Shown {
    phase: Phase,
    began: Instant,
    bar: ProgressBar,
}

impl Bar {
    /// A bar that has not appeared yet.
    pub(super) fn new() -> Self {
        Self {
            started: Instant::now(),
            done: AtomicU64::new(0),
            things: AtomicU64::new(0),
            drawn: AtomicU64::new(0),
            phase: Mutex::new(None),
        }
    }

    /// Takes the bar off the screen.
    pub(super) fn finish(&self) {
        if let Ok(mut phase) = self.phase.lock() {
            phase.take().inspect(|shown| shown.bar.finish_and_clear());
        }
    }

    fn draw(&self, done: u64, things: u64) {
        let Ok(phase) = self.phase.lock() else { return };
        if let Some(shown) = phase.as_ref() {
            if shown.bar.is_hidden() {
                shown.bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            shown.bar.set_message(shown.message(things));
            shown.bar.set_position(done);
        }
    }
}

impl Shown {
    /// `34,200 articles, 21,000/s`.
    fn message(&self, things: u64) -> String {
        let noun = match self.phase {
            Phase::Reading => "articles",
            Phase::Writing => "feeds",
        };
        let milliseconds = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let rate = things.saturating_mul(1000) / milliseconds.max(1);
        format!("{} {noun}, {}/s", HumanCount(things), HumanCount(rate))
    }
}

impl Progress for Bar {
    fn begin(&self, phase: Phase, work: u64) {
        self.finish();
        self.done.store(0, Ordering::Relaxed);
        self.things.store(0, Ordering::Relaxed);
        // Its prefix alone would be drawn at once.
        let hidden = ProgressDrawTarget::hidden();
        let style = ProgressStyle::with_template(TEMPLATE);
        let bar = ProgressBar::with_draw_target(Some(work), hidden)
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_prefix(match phase {
            Phase::Reading => "reading",
            Phase::Writing => "writing",
        });
        let began = Instant::now();
        if let Ok(mut shown) = self.phase.lock() {
            *shown = Some(Shown { phase, began, bar });
        }
    }

    fn advance(&self, work: u64, things: u64) {
        let done = self.done.fetch_add(work, Ordering::Relaxed) + work;
        let things = self.things.fetch_add(things, Ordering::Relaxed) + things;
        let elapsed = self.started.elapsed();
        let now = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        let drawn = self.drawn.load(Ordering::Relaxed);
        let is_time = elapsed > PATIENCE && Duration::from_millis(now.saturating_sub(drawn)) > TICK;
        // Of several threads that see the time has come, one draws.
        if is_time
            && self
                .drawn
                .compare_exchange(drawn, now, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
        {
            self.draw(done, things);
        }
    }
}
