//! JSON Lines and the scan index: whatever becomes of a large file of lines, a build that knows its blocks makes what one
//! makes that knows nothing.

use std::fs;

use crate::index::{Chance, SETTLING};
use crate::site::{Site, assert_same, files_below};

const CONFIG: &str = "\
[[feeds]]
path = \"all\"
limit = 0
body = \"none\"

[[feeds]]
each = \"topic\"
path = \"topics/{slug}\"
limit = 3
";

/// Bytes of some blocks.
const LARGE: usize = 600 << 10;

/// A file of lines in which anything may happen.
struct Growing {
    chance: Chance,
    lines: Vec<Vec<u8>>,
    /// How many stories there were so far.
    count: usize,
    ending: &'static str,
    has_mark: bool,
    is_ended: bool,
}

impl Growing {
    fn new(seed: u64) -> Self {
        let mut all = Self {
            chance: Chance(seed),
            lines: Vec::new(),
            count: 0,
            ending: "\n",
            has_mark: false,
            is_ended: true,
        };
        while all.bytes().len() < LARGE {
            let more: Vec<_> = (0..10).map(|_| all.line()).collect();
            all.lines.extend(more);
        }
        all
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = if self.has_mark {
            b"\xEF\xBB\xBF".to_vec()
        } else {
            Vec::new()
        };
        bytes.extend(self.lines.join(self.ending.as_bytes()));
        if self.is_ended {
            bytes.extend_from_slice(self.ending.as_bytes());
        }
        bytes
    }

    /// A story, mostly: some are broken, some are hidden, some wait, of some there is something to say.
    fn line(&mut self) -> Vec<u8> {
        self.count += 1;
        let (count, chance) = (self.count, &mut self.chance);
        let more = match chance.below(30) {
            0 => return Vec::new(),
            1 => return b"  \t ".to_vec(),
            2 => return b"{\"title\": \"Torn".to_vec(),
            3 => return b"{\"title\": \"No \xFF text\", \"date\": \"2026-01-05\"}".to_vec(),
            4 => ", \"draft\": true".to_owned(),
            5 => ", \"status\": \"perhaps\"".to_owned(),
            6 => format!(", \"embargo\": \"2026-01-{:02}\"", 11 + chance.below(9)),
            7 => ", \"photos\": [\"gone.png\"]".to_owned(),
            8 => format!(", \"id\": \"story {}\"", chance.below(9)),
            9 => ", \"published\": \"one day\"".to_owned(),
            10 => ", \"language\": \"???\"".to_owned(),
            _ => String::new(),
        };
        let long = chance.of(&[1, 1, 1, 1, 1, 1, 1, 1, 8, 60]);
        let words = format!("Words {} of story {count}. ", chance.below(9)).repeat(long * (1 + chance.below(200)));
        format!(
            "{{\"title\": \"Story {count}\", \"slug\": \"s{count}\", \"date\": \"2026-01-{:02}\", \"topics\": [\"{}\"]{more}, \"text\": \"{words}\"}}",
            1 + chance.below(12),
            chance.of(&["Harbor", "Ferries", "Council"]),
        )
        .into_bytes()
    }

    /// Does something to the file, and says what.
    fn happen(&mut self) -> String {
        let line = self.line();
        let count = self.lines.len();
        let at = self.chance.of(&[0, count / 2, count - 1, self.count % count]);
        let some = at..count.min(at + 1 + self.chance.below(40));
        let happening = self.chance.below(13);
        match happening {
            0 | 1 => self.lines.insert(at, line),
            2 | 3 => self.lines[at] = line,
            4 | 5 => self.lines.push(line),
            6 => drop(self.lines.remove(at)),
            7 if count > 99 => drop(self.lines.drain(some)),
            8 => self.lines.rotate_left(at),
            9 => {
                let twice = self.lines[some].to_vec();
                self.lines.splice(at..at, twice);
            }
            10 => self.ending = if self.ending == "\n" { "\r\n" } else { "\n" },
            11 => self.has_mark = !self.has_mark,
            _ => self.is_ended = !self.is_ended,
        }
        format!("{happening} at {at}")
    }
}

/// Builds, and builds a copy that has no index.
#[track_caller]
fn compare(site: &Site, now: &str, history: &[String]) {
    let clean = Site::with_config(CONFIG);
    for (path, bytes) in files_below(&site.path("")) {
        clean.put(&path, &bytes);
    }
    let _ = fs::remove_file(clean.path("feeds/.feedmill/index"));
    let build = |site: &Site| site.build(&["--now", now, "--allow-shrink"]);
    let (found, expected) = (build(site), build(&clean));
    assert!(found.code < 2, "{}", found.err);
    assert_eq!((&found.out, &found.err), (&expected.out, &expected.err), "{history:#?}");
    assert_same(&site.files(), &clean.files());
}

#[test]
fn whatever_becomes_of_lines_a_build_that_knows_their_blocks_makes_what_any_other_makes() {
    let live = |seed: u64| {
        let site = Site::with_config(CONFIG);
        let mut lines = Growing::new(seed);
        let mut history = Vec::new();
        for step in 0..9 {
            site.put("articles/lines.jsonl", &lines.bytes());
            // Of a file that was just saved the blocks are known, and not that it is as it was.
            if step % 3 != 2 {
                std::thread::sleep(SETTLING);
            }
            compare(&site, &format!("2026-01-{:02}T00:00:00Z", 10 + step / 2), &history);
            for _ in 0..=lines.chance.below(3) {
                history.push(lines.happen());
            }
        }
    };
    std::thread::scope(|scope| {
        for seed in 1..=3_u64 {
            scope.spawn(move || live(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        }
    });
}
