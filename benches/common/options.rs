//! What the benchmarks of whole builds can be told, behind `--` of `cargo bench`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use tempfile::TempDir;

use super::corpus::{AWAY, Corpus, Form};
use super::story::Shape;

/// Which corpora, and where.
#[derive(Debug, Args)]
pub struct Choice {
    /// How many articles; several numbers for several tables
    #[arg(long, value_delimiter = ',', value_parser = number)]
    pub articles: Vec<usize>,
    /// How many topics
    #[arg(long, default_value = "1000", value_parser = number)]
    pub topics: usize,
    /// How many entries a feed may have
    #[arg(long, default_value_t = 20)]
    pub entries: usize,
    /// Another seed makes another corpus
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Runs of each kind, of which the median counts; fewer for many articles
    #[arg(long)]
    pub runs: Option<usize>,
    /// Keep corpora below this folder, and use those that are there
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
    /// `cargo bench` says this to every benchmark
    #[arg(long, hide = true)]
    bench: bool,
}

impl Choice {
    /// The chosen numbers of articles, or these.
    pub fn articles_or(&self, usual: &[usize]) -> Vec<usize> {
        if self.articles.is_empty() {
            usual.to_vec()
        } else {
            self.articles.clone()
        }
    }

    /// A corpus of so many articles.
    pub fn shape(&self, articles: usize) -> Shape {
        Shape {
            articles,
            topics: self.topics.min(articles),
            seed: self.seed,
        }
    }

    /// How many runs of each kind there are.
    pub fn runs(&self, articles: usize) -> usize {
        self.runs.unwrap_or(match articles {
            ..=20_000 => 5,
            20_001..=200_000 => 3,
            _ => 1,
        })
    }

    /// Where corpora are: beside what cargo builds, on a disk and not in memory, unless another place is named.
    pub fn ground(&self) -> Ground {
        let temporary = || tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
        self.keep
            .clone()
            .map_or_else(|| Ground::Temporary(temporary()), Ground::Kept)
    }
}

/// Where corpora are made. All of them, and all feeds that were put away, stay until the end: from 1,000 to
/// 1,000,000 articles that is some 15 GB.
pub enum Ground {
    Temporary(TempDir),
    Kept(PathBuf),
}

impl Ground {
    /// The folder.
    pub fn path(&self) -> &Path {
        match self {
            Self::Temporary(folder) => folder.path(),
            Self::Kept(folder) => folder,
        }
    }

    /// The corpus of this shape, made unless it was kept.
    pub fn corpus(&self, shape: Shape, form: Form) -> Corpus {
        let name = format!("{form:?}-{}-{}-{}", shape.articles, shape.topics, shape.seed);
        Corpus::at(self.path().join(name.to_lowercase()), shape, form)
    }
}

/// What was put away is deleted at the end only, when nothing is measured any more.
impl Drop for Ground {
    fn drop(&mut self) {
        let corpora = fs::read_dir(self.path()).into_iter().flatten().flatten();
        for corpus in corpora {
            let _ = fs::remove_dir_all(corpus.path().join(AWAY));
        }
    }
}

/// 1 or more; `_` may part the digits.
fn number(text: &str) -> Result<usize, String> {
    let number = text.replace('_', "").parse().map_err(|error| format!("{error}"))?;
    if number == 0 {
        Err("at least 1".to_owned())
    } else {
        Ok(number)
    }
}
