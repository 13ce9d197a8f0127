//! What a run of another program costs: time, processor time and peak memory of that run alone.
//!
//! The system adds up what children used, and keeps the largest memory of any of them. So each
//! run gets a process of its own that starts the program, waits for it, and tells what its only
//! child used: this benchmark, started again. A small one, because a child counts the memory of
//! the process that it was forked from as its own peak.

use std::io;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};

/// The argument that makes a benchmark the one that measures; the program and its arguments follow.
const MEASURE: &str = "--measure-child";

/// Bytes in the unit that the system tells memory in.
const UNIT: u64 = if cfg!(target_vendor = "apple") { 1 } else { 1024 };

/// What a run cost.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub wall: Duration,
    /// User and system time, on all cores.
    pub cpu: Duration,
    /// Bytes.
    pub peak: u64,
}

/// Runs the program, with nothing on standard input and its output thrown away, and says what it cost.
///
/// # Panics
/// When it cannot be run, or does not end well.
pub fn run(command: &Command) -> Cost {
    let mut measuring = Command::new(std::env::current_exe().expect("this program"));
    measuring
        .arg(MEASURE)
        .arg(command.get_program())
        .args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        measuring.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        measuring.env(name, value.unwrap_or_default());
    }
    let output = measuring.stderr(Stdio::inherit()).output().expect("this program");
    assert!(output.status.success(), "`{command:?}` failed");
    read(&String::from_utf8_lossy(&output.stdout)).expect("three numbers")
}

fn read(text: &str) -> Option<Cost> {
    let mut numbers = text.split_whitespace().map(|number| number.parse().ok());
    let mut next = || numbers.next().flatten();
    Some(Cost {
        wall: Duration::from_micros(next()?),
        cpu: Duration::from_micros(next()?),
        peak: next()?,
    })
}

/// Does the work of the process that measures, if this is one. The first call of each benchmark.
pub fn measure_if_asked() {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != MEASURE) {
        return;
    }
    let program = arguments.next().expect("a program");
    let is_well = tell(Command::new(program).args(arguments));
    std::process::exit(i32::from(!is_well.is_ok_and(|is_well| is_well)));
}

fn tell(command: &mut Command) -> io::Result<bool> {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let start = Instant::now();
    let status = command.status()?;
    let wall = start.elapsed();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = [usage.user_time(), usage.system_time()];
    let cpu: i64 = seconds
        .iter()
        .map(|time| time.tv_sec() * 1_000_000 + time.tv_usec())
        .sum();
    let peak = u64::try_from(usage.max_rss()).unwrap_or_default() * UNIT;
    println!("{} {cpu} {peak}", wall.as_micros());
    Ok(status.success())
}
