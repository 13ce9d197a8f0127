//! A folder of deliveries, NITF or `NewsML-G2`, one story a file, and what it costs to read it: the first time, when nothing
//! changed, and with a day's hundred new ones. Beside it a reader in Python with lxml, which takes the same fields out of the same files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use clap::ValueEnum;
use rayon::prelude::*;

use super::child::{self, Cost};
use super::floors::{self, Threads, settle};
use super::folder::Snapshot;
use super::marks::HTML;
use super::story::{Shape, Story};
use super::table::{Table, count, megabytes, ratio, seconds};

/// What the files are.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    Nitf,
    NewsmlG2,
}

/// Files in a folder.
const FOLDER: usize = 1_000;

/// Files that come on a day.
const DAY: usize = 100;

/// The reader in Python.
const PEER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers/deliveries.py");

/// Its Python, where `just install-peers` puts it; else any.
const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers/.venv/bin/python");

/// A folder of deliveries.
pub struct Deliveries {
    pub root: PathBuf,
    pub shape: Shape,
    pub format: Format,
}

impl Deliveries {
    /// Makes the files that are not there, and the configuration.
    pub fn make(&self, entries: usize) {
        let last = self.file(self.shape.articles - 1);
        if !last.exists() {
            (0..self.shape.articles.div_ceil(FOLDER))
                .into_par_iter()
                .for_each(|folder| {
                    fs::create_dir_all(self.wire().join(format!("{folder:03}"))).expect("a folder");
                    let numbers = folder * FOLDER..self.shape.articles.min((folder + 1) * FOLDER);
                    numbers.for_each(|number| self.write(number));
                });
        }
        let text = format!(
            "[site]\ntitle = \"The Harbor Courier\"\nurl = \"https://courier.example/\"\n\n\
             [[sources]]\ninclude = [\"wire/**/*\"]\n\n[output]\npage = false\n\n\
             [[feeds]]\npath = \"all\"\nlimit = {entries}\n"
        );
        fs::write(self.root.join("config.toml"), text).expect("a file");
    }

    fn wire(&self) -> PathBuf {
        self.root.join("wire")
    }

    fn file(&self, number: usize) -> PathBuf {
        let folder = self.wire().join(format!("{:03}", number / FOLDER));
        folder.join(format!("{number:07}.xml"))
    }

    fn write(&self, number: usize) {
        let story = Story::new(self.shape, number, &HTML, 0);
        let text = match self.format {
            Format::Nitf => nitf(number, &story),
            Format::NewsmlG2 => newsml_g2(number, &story),
        };
        fs::write(self.file(number), text).expect("a file");
    }

    /// Measures, and prints the table.
    pub fn measure(&self, program: &Path, runs: usize) {
        floors::read(&self.wire(), Threads::All);
        let bytes = Snapshot::of(&self.wire()).bytes();
        let peer = self.peer(runs);
        let (mut first, mut unchanged, mut more) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..runs {
            let _ = fs::remove_dir_all(self.root.join("feeds"));
            first.push(self.build(program));
        }
        let stats = [Threads::One, Threads::All].map(|threads| median(runs, || floors::stat(&self.wire(), threads)));
        for _ in 0..runs {
            unchanged.push(self.build(program));
        }
        for day in 0..runs {
            let numbers = self.shape.articles + day * DAY..self.shape.articles + (day + 1) * DAY;
            fs::create_dir_all(self.file(numbers.end).parent().expect("a folder")).expect("a folder");
            numbers.clone().for_each(|number| self.write(number));
            more.push(self.build(program));
        }
        for number in self.shape.articles..self.shape.articles + runs * DAY {
            fs::remove_file(self.file(number)).expect("a file");
        }
        println!(
            "{} files, {:?}, {} MB, {runs} runs\n",
            count(self.shape.articles),
            self.format,
            megabytes(bytes)
        );
        let mut table = Table::new(&[
            "",
            "seconds",
            "processor",
            "MB/s",
            "times `stat`, one thread",
            "peak MB",
        ]);
        let mut row = |name: &str, time: Duration, cpu: Option<Duration>, peak: Option<u64>| {
            table.row(vec![
                name.to_owned(),
                seconds(time),
                cpu.map_or_else(String::new, seconds),
                speed(bytes, time),
                ratio(time, stats[0]),
                peak.map_or_else(String::new, megabytes),
            ]);
        };
        row("`stat`, one thread", stats[0], None, None);
        row("`stat`, all cores", stats[1], None, None);
        if let Some(peer) = peer {
            row("Python with lxml", wall(&peer), Some(cpu(&peer)), Some(peak(&peer)));
        }
        for (name, costs) in [("first run", first), ("nothing changed", unchanged), ("100 more", more)] {
            row(name, wall(&costs), Some(cpu(&costs)), Some(peak(&costs)));
        }
        table.print();
    }

    fn build(&self, program: &Path) -> Cost {
        let mut command = Command::new(program);
        command.args(["build", "--quiet"]).current_dir(&self.root);
        settle();
        child::run(&command)
    }

    /// The same files by Python, unless it has no lxml.
    fn peer(&self, runs: usize) -> Option<Vec<Cost>> {
        let python = if Path::new(PYTHON).exists() { PYTHON } else { "python3" };
        let has_lxml = Command::new(python).args(["-c", "import lxml"]).output();
        if !has_lxml.is_ok_and(|output| output.status.success()) {
            println!("lxml is not installed: no Python to compare with\n");
            return None;
        }
        let mut command = Command::new(python);
        command.arg(PEER).arg(self.wire());
        Some((0..runs).map(|_| child::run(&command)).collect())
    }
}

/// Millions of bytes a second.
#[expect(clippy::cast_precision_loss, reason = "some hundred megabytes")]
fn speed(bytes: u64, time: Duration) -> String {
    format!("{:.1}", bytes as f64 / 1e6 / time.as_secs_f64())
}

fn median(runs: usize, measure: impl FnMut() -> Duration) -> Duration {
    super::situations::median(std::iter::repeat_with(measure).take(runs).collect())
}

fn wall(costs: &[Cost]) -> Duration {
    super::situations::median(costs.iter().map(|cost| cost.wall).collect())
}

fn cpu(costs: &[Cost]) -> Duration {
    super::situations::median(costs.iter().map(|cost| cost.cpu).collect())
}

fn peak(costs: &[Cost]) -> u64 {
    costs.iter().map(|cost| cost.peak).max().unwrap_or_default()
}

/// With HTML's names of elements as NITF has them.
fn nitf(number: usize, story: &Story) -> String {
    let body = story
        .body
        .replace("h2>", "hl2>")
        .replace("<blockquote>", "<bq><block>")
        .replace("</blockquote>", "</block></bq>")
        .replace("<strong>", "<em class=\"bold\">")
        .replace("</strong>", "</em>");
    let subject = |topic: &String| {
        format!("<tobject.subject tobject.subject.refnum=\"04000000\" tobject.subject.type=\"{topic}\"/>\n")
    };
    let subjects = story.topics.iter().map(subject).collect::<Vec<_>>().concat();
    let date = story.date[..19].replace([':', '-'], "") + "-0500";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf version=\"-//IPTC//DTD NITF 3.4//EN\" baselang=\"en-US\">\n<head>\n\
         <title>{0}</title>\n<tobject>\n{subjects}</tobject>\n<docdata management-status=\"usable\">\n\
         <doc-id id-string=\"{number:07}\"/>\n<date.issue norm=\"{date}\"/>\n<du-key key=\"{number:07}\" version=\"1\"/>\n\
         <key-list><keyword key=\"ferry\"/></key-list>\n</docdata>\n</head>\n<body>\n<body.head>\n<hedline><hl1>{0}</hl1></hedline>\n\
         <byline>By {1}</byline>\n<abstract><p>{0}, in short.</p></abstract>\n</body.head>\n<body.content>\n{body}{2}\
         </body.content>\n</body>\n</nitf>\n",
        story.title,
        story.authors.join(" and "),
        story.photo.as_ref().map_or_else(String::new, |photo| format!(
            "<media media-type=\"image\"><media-reference source=\"https://courier.example/photos/{}\" width=\"900\"/>\
             <media-caption>{}</media-caption><media-producer>{}</media-producer></media>\n",
            photo.file, photo.caption, photo.credit
        )),
    )
}

fn newsml_g2(number: usize, story: &Story) -> String {
    let subject = |topic: &String| {
        format!("<subject qcode=\"medtop:20000{number:03}\"><name xml:lang=\"en\">{topic}</name></subject>\n")
    };
    let subjects = story.topics.iter().map(subject).collect::<Vec<_>>().concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" \
         guid=\"urn:newsml:courier.example:{number:07}\" version=\"1\" xml:lang=\"en-US\" standard=\"NewsML-G2\">\n\
         <catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_36.xml\"/>\n<itemMeta>\n\
         <itemClass qcode=\"ninat:text\"/>\n<versionCreated>{0}</versionCreated>\n<firstCreated>{0}</firstCreated>\n\
         <pubStatus qcode=\"stat:usable\"/>\n</itemMeta>\n<contentMeta>\n<headline>{1}</headline>\n<by>By {2}</by>\n\
         {subjects}<description role=\"drol:summary\">{1}, in short.</description>\n</contentMeta>\n<contentSet>\n\
         <inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>\n{3}</body></html>\
         </inlineXML>\n</contentSet>\n</newsItem>\n",
        story.date,
        story.title,
        story.authors.join(" and "),
        story.body,
    )
}
