//! A corpus on disk: a newsroom with its configuration, its pictures, and its articles as files
//! in folders of a thousand, or as one JSON Lines file.

use std::fs::{self, File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::marks::{HTML, MARKDOWN};
use super::png::png;
use super::story::{PICTURES, Shape, Story, picture};

/// How articles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One Markdown file each, below `articles/`.
    Markdown,
    /// The same below `content/`, with Zola's front matter.
    Zola,
    /// All in `articles/news.jsonl`.
    Lines,
}

/// Articles in a folder.
const FOLDER: usize = 1_000;

/// Articles of a JSON Lines file that are made at once: 40 MB.
const BLOCK: usize = 8_000;

/// Where folders go that are in the way.
pub const AWAY: &str = ".away";

/// Written last: a corpus that has it is whole.
const STAMP: &str = ".made";

/// A corpus.
pub struct Corpus {
    pub root: PathBuf,
    pub shape: Shape,
    pub form: Form,
    revision: usize,
}

impl Corpus {
    /// The corpus at this place; it is made unless it is there already.
    pub fn at(root: PathBuf, shape: Shape, form: Form) -> Self {
        let corpus = Self {
            root,
            shape,
            form,
            revision: 0,
        };
        let stamp = format!("{shape:?} {form:?}\n");
        if fs::read_to_string(corpus.root.join(STAMP)).is_ok_and(|found| found == stamp) {
            return corpus;
        }
        corpus.make();
        fs::write(corpus.root.join(STAMP), stamp).expect("a file");
        corpus
    }

    fn make(&self) {
        assert!(
            !self.articles().exists(),
            "{} holds other articles; name another place",
            self.root.display()
        );
        fs::create_dir_all(self.articles()).expect("a folder");
        self.make_pictures();
        match self.form {
            Form::Lines => self.make_lines(),
            Form::Markdown | Form::Zola => (0..self.shape.articles.div_ceil(FOLDER))
                .into_par_iter()
                .for_each(|folder| self.make_folder(folder)),
        }
    }

    /// Moves a folder of this corpus out of the way. To delete it would slow down who creates files next: ext4 passes
    /// over inodes that were deleted a short time ago, one by one.
    pub fn put_away(&self, folder: &Path) {
        let away = self.root.join(AWAY);
        fs::create_dir_all(&away).expect("a folder");
        let count = fs::read_dir(&away).expect("a folder").count();
        match fs::rename(folder, away.join(count.to_string())) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => panic!("{}: {error}", folder.display()),
            _ => {}
        }
    }

    /// Where articles are: nothing else is there.
    pub fn articles(&self) -> PathBuf {
        self.root.join(match self.form {
            Form::Zola => "content",
            Form::Markdown | Form::Lines => "articles",
        })
    }

    /// The JSON Lines file.
    pub fn lines(&self) -> PathBuf {
        self.articles().join("news.jsonl")
    }

    /// The folder with the pictures.
    pub fn pictures(&self) -> PathBuf {
        self.root.join("photos")
    }

    /// Where feedmill puts the feeds.
    pub fn feeds(&self) -> PathBuf {
        self.root.join("feeds")
    }

    /// The configuration of feedmill: a feed of all, and one for each topic. No subscribe pages: nobody
    /// else makes any.
    pub fn configure(&self, entries: usize) {
        let text = format!(
            "[site]\ntitle = \"The Harbor Courier\"\nurl = \"https://courier.example/\"\n\n\
             [output]\npage = false\n\n\
             [photos]\ndir = \"photos\"\nurl = \"https://courier.example/photos/\"\n\n\
             [[feeds]]\npath = \"all\"\nlimit = {entries}\n\n\
             [[feeds]]\neach = \"topic\"\npath = \"topics/{{slug}}\"\nlimit = {entries}\n"
        );
        fs::write(self.root.join("config.toml"), text).expect("a file");
    }

    /// Saves the newest article again, with other digits at the end of its text.
    pub fn edit(&mut self) {
        self.revision += 1;
        let story = self.story(self.shape.articles - 1);
        if self.form == Form::Lines {
            overwrite_end(&self.lines(), &story.line());
        } else {
            self.write(self.shape.articles - 1, &story);
        }
    }

    fn story(&self, number: usize) -> Story {
        let marks = if self.form == Form::Lines { &HTML } else { &MARKDOWN };
        Story::new(self.shape, number, marks, self.revision)
    }

    fn make_pictures(&self) {
        fs::create_dir_all(self.pictures()).expect("a folder");
        for number in 0..PICTURES {
            let width = u32::try_from(number).unwrap_or_default() * 8 + 120;
            fs::write(self.pictures().join(picture(number)), png(width, 200)).expect("a file");
        }
    }

    fn make_folder(&self, folder: usize) {
        fs::create_dir_all(self.folder(folder * FOLDER)).expect("a folder");
        for number in folder * FOLDER..self.shape.articles.min((folder + 1) * FOLDER) {
            self.write(number, &self.story(number));
        }
    }

    fn folder(&self, number: usize) -> PathBuf {
        self.articles().join(format!("{:03}", number / FOLDER))
    }

    fn write(&self, number: usize, story: &Story) {
        let text = match self.form {
            Form::Zola => story.zola(),
            Form::Markdown | Form::Lines => story.markdown(),
        };
        fs::write(self.folder(number).join(format!("{}.md", story.slug)), text).expect("a file");
    }

    fn make_lines(&self) {
        let mut file = File::create(self.lines()).expect("a file");
        for start in (0..self.shape.articles).step_by(BLOCK) {
            let numbers = start..self.shape.articles.min(start + BLOCK);
            let lines: Vec<String> = numbers
                .into_par_iter()
                .map(|number| self.story(number).line())
                .collect();
            file.write_all(lines.concat().as_bytes()).expect("a file");
        }
    }
}

/// The last line of the file becomes another of the same length, in place.
fn overwrite_end(path: &Path, line: &str) {
    let mut file = OpenOptions::new().write(true).open(path).expect("the corpus");
    let length = i64::try_from(line.len()).expect("a length");
    file.seek(SeekFrom::End(-length)).expect("the last line");
    file.write_all(line.as_bytes()).expect("the last line");
}
