//! `cargo bench --bench instructions`: how many instructions single steps and small builds take, counted by valgrind's
//! callgrind and held against `benches/instructions.txt`. More than a twentieth above is a failure. `UPDATE=1` draws the file.
//!
//! Instructions are the same on a busy machine and on an idle one, and those of machines with AVX2 should be alike, as valgrind
//! shows no AVX-512. What stays open are the seeds of hash maps, which change some counts by less than 1 %.

#![expect(clippy::print_stderr, reason = "a benchmark prints its results")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use common::corpus::{Corpus, Form};
use common::marks::{HTML, MARKDOWN};
use common::steps::{SHAPE, addresses, feed, format_of, options, write};
use common::story::{Shape, Story};
use common::table::{Table, count, share};
use feedcheck::check;
use feedmill::input::Rules;
use feedmill::text::date::{self, DateRules};
use feedmill::text::html::sanitize;
use feedmill::text::source::Source;

/// What has been counted before.
const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions.txt");

/// How much more is too much: one part of so many.
const TOLERANCE: u64 = 20;

/// The argument that makes this the program that does a step; the name of the step follows.
const STEP: &str = "--step";

/// How often a step is done while instructions are counted. Seeds of hash maps differ each time.
const TIMES: usize = 10;

/// Steps by name: each prepares, and gives what is to be counted.
const STEPS: [Step; 5] = [
    ("read Markdown with front matter", read_article),
    ("make HTML safe", make_safe),
    ("write an entry in three formats", write_entry),
    ("check a feed in XML and in JSON", check_feeds),
    ("parse dates in many forms", parse_dates),
];

type Step = (&'static str, fn() -> Work);
type Work = Box<dyn Fn()>;
type Counts = BTreeMap<String, u64>;

const DATES: [&str; 12] = [
    "2017-09-13T16:44:00-05:00",
    "2017-09-13T21:44:00.250Z",
    "2017-09-13 16:44",
    "2017-09-13",
    "20170913",
    "Wed, 13 Sep 2017 16:44:00 -0500",
    "13 Sep 17 16:44 EST",
    "Sep 13, 2017 4:44 PM CDT",
    "September 13, 2017",
    "13 September 2017, 16:44",
    "Wednesday, September 13, 2017 at 4:44 p.m.",
    "the day before yesterday",
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some(STEP) {
        do_step(&arguments.next().expect("a step"));
        return ExitCode::SUCCESS;
    }
    let (head, counts) = (head(), counts());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(COMMITTED, to_text(&head, &counts)).expect("a file");
    }
    let committed = fs::read_to_string(COMMITTED).expect("benches/instructions.txt");
    compare(&head, &counts, &committed)
}

/// Once before, so that what is made at its first use is there; then once more.
fn do_step(name: &str) {
    let (_, prepare) = STEPS.iter().find(|(step, _)| *step == name).expect("a step");
    let work = prepare();
    work();
    counted(&*work);
}

/// Callgrind counts from the beginning of this function to its end.
#[inline(never)]
fn counted(work: &dyn Fn()) {
    for _ in 0..TIMES {
        work();
    }
}

fn read_article() -> Work {
    let text = Story::new(SHAPE, 1, &MARKDOWN, 0).markdown();
    let (format, rules) = (format_of("ferry.md"), Rules::default());
    Box::new(move || {
        let source = Source::new("ferry.md", &text);
        black_box((format.read)(black_box(&source), &rules));
    })
}

fn make_safe() -> Work {
    let body = Story::new(SHAPE, 1, &HTML, 0).body;
    let addresses = addresses();
    Box::new(move || {
        black_box(sanitize(black_box(&body), &addresses));
    })
}

fn write_entry() -> Work {
    let feed = feed(1);
    Box::new(move || {
        black_box(["rss", "atom", "json"].map(|name| write(black_box(&feed), name)));
    })
}

fn check_feeds() -> Work {
    let texts = ["rss", "json"].map(|name| write(&feed(20), name));
    let options = options();
    Box::new(move || {
        for text in &texts {
            black_box(check(black_box(text.as_bytes()), &options));
        }
    })
}

fn parse_dates() -> Work {
    let rules = DateRules::default();
    Box::new(move || {
        for text in DATES {
            let _ = black_box(date::parse(black_box(text), &rules));
        }
    })
}

/// Everything, counted now.
fn counts() -> Counts {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
    let valgrind = Valgrind {
        result: folder.path().join("callgrind.out"),
    };
    let step = |(name, _): Step| (name.to_owned(), valgrind.count_step(name));
    let steps = STEPS.into_iter().map(step);
    steps.chain(valgrind.count_builds(folder.path())).collect()
}

/// Runs programs, and counts.
struct Valgrind {
    result: PathBuf,
}

impl Valgrind {
    fn count_step(&self, name: &str) -> u64 {
        let program = std::env::current_exe().expect("this program");
        let mut command = self.command();
        command.args(["--collect-atstart=no", "--toggle-collect=*instructions*counted*"]);
        command.arg(program).args([STEP, name]);
        self.count(&mut command)
    }

    /// The real program in a newsroom of 50 articles: it builds, and finds nothing changed.
    fn count_builds(&self, folder: &Path) -> [(String, u64); 2] {
        let shape = Shape {
            articles: 50,
            topics: 5,
            seed: 1,
        };
        let corpus = Corpus::at(folder.join("newsroom"), shape, Form::Markdown);
        corpus.configure(20);
        ["build 50 articles", "build them again, unchanged"].map(|name| {
            let mut command = self.command();
            command.arg(env!("CARGO_BIN_EXE_feedmill")).current_dir(&corpus.root);
            command.args(["build", "--quiet", "--jobs", "1"]);
            (name.to_owned(), self.count(&mut command))
        })
    }

    /// Without what the environment may say to a program.
    fn command(&self) -> Command {
        let mut command = Command::new("valgrind");
        command
            .env_clear()
            .envs(std::env::vars_os().filter(|(name, _)| name == "PATH"))
            .args(["--quiet", "--tool=callgrind"])
            .arg(format!("--callgrind-out-file={}", self.result.display()));
        command
    }

    fn count(&self, command: &mut Command) -> u64 {
        let status = command.status().expect("valgrind, which is a package of that name");
        assert!(status.success(), "`{command:?}` failed");
        let result = fs::read_to_string(&self.result).expect("what callgrind writes");
        let total = result.lines().find_map(|line| line.strip_prefix("totals: "));
        let count = total.and_then(|total| total.parse().ok()).unwrap_or_default();
        assert!(count > 0, "`{command:?}` counted nothing");
        count
    }
}

/// What the counts depend on, beside the code.
fn head() -> String {
    let version = Command::new("rustc").arg("--version").output().expect("rustc").stdout;
    let version = String::from_utf8_lossy(&version);
    format!("# {}, {}", std::env::consts::ARCH, version.trim())
}

fn to_text(head: &str, counts: &Counts) -> String {
    let line = |(name, count): (&String, &u64)| format!("{count} {name}\n");
    format!("{head}\n{}", counts.iter().map(line).collect::<String>())
}

fn read(text: &str) -> Counts {
    let line = |line: &str| {
        let (count, name) = line.split_once(' ')?;
        Some((name.to_owned(), count.parse().ok()?))
    };
    text.lines().filter_map(line).collect()
}

/// Prints both, and fails where too many are counted.
fn compare(head: &str, counts: &Counts, committed: &str) -> ExitCode {
    let before = read(committed);
    let mut table = Table::new(&["", "committed", "now", "×", ""]);
    let mut is_well = true;
    for (name, now) in counts {
        let before = before.get(name).copied().unwrap_or_default();
        let verdict = verdict(before, *now);
        is_well &= verdict != MORE;
        let [was, is] = [before, *now].map(|number| count(usize::try_from(number).unwrap_or_default()));
        table.row(vec![name.clone(), was, is, share(*now, before), verdict.to_owned()]);
    }
    table.print();
    if is_well {
        return ExitCode::SUCCESS;
    }
    eprintln!("more instructions than benches/instructions.txt says: if that is wanted, UPDATE=1 draws it again");
    if committed.lines().next() != Some(head) {
        eprintln!("it was drawn elsewhere, which may be the reason; here is {head}");
    }
    ExitCode::FAILURE
}

const MORE: &str = "too many";

fn verdict(before: u64, now: u64) -> &'static str {
    let tolerance = before / TOLERANCE;
    if now > before + tolerance {
        MORE
    } else if now + tolerance < before {
        "fewer: draw again"
    } else {
        ""
    }
}
