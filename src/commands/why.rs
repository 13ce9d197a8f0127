//! `feedmill why`: from the file of a story to the lines of the feeds that it is in.

use std::fs;
use std::io;

use super::{Ending, Failure, configuration, now, with_jobs};
use crate::builder::{Answer, Listed, Understood, survey, why};
use crate::cli::{self, AnswerFormat};
use crate::config::Config;
use crate::run::Streams;

/// Says of each story that is meant what it is, and what each feed does with it.
pub fn run(options: &cli::Why, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let config = configuration(&options.common, AnswerFormat::Text, streams)?;
    let now = now(&options.common)?;
    let (listed, _) = with_jobs(&options.common, || survey(&config, now, &()))??;
    let stories: Vec<&Listed> = listed
        .iter()
        .filter(|listed| is_meant(listed, &options.story))
        .collect();
    for story in &stories {
        match story {
            Listed::Article(story) => {
                let answers = with_jobs(&options.common, || why(&config, now, &story.source, story.line))??;
                tell(options, streams, &config, story, &answers)?;
            }
            Listed::LeftOut(finding) => {
                let place = &finding.place;
                let line = place.line.map(|line| format!(":{line}")).unwrap_or_default();
                writeln!(streams.out, "{}{line}\n  is left out: {}", place.file, finding.message)?;
            }
        }
    }
    if stories.is_empty() {
        writeln!(
            streams.err,
            "error: no story has this file, id, address or headline: `{}`",
            options.story
        )?;
        return Ok(Ending::Findings);
    }
    Ok(Ending::Well)
}

/// Whether a story is the one that was named.
fn is_meant(listed: &Listed, wanted: &str) -> bool {
    let is_file = |source: &str, line: Option<usize>| {
        let wanted = wanted.trim_start_matches("./");
        let with_line = line.map(|line| format!("{source}:{line}"));
        source.contains(wanted) || with_line.is_some_and(|place| place.ends_with(wanted))
    };
    match listed {
        Listed::LeftOut(finding) => is_file(&finding.place.file, finding.place.line),
        Listed::Article(story) => {
            let title = story.article.stub.title.to_lowercase();
            is_file(&story.source, Some(story.line))
                || [&story.id, &story.url].iter().any(|name| *name == wanted)
                || title.contains(&wanted.to_lowercase())
        }
    }
}

fn tell(
    options: &cli::Why,
    streams: &mut Streams<'_>,
    config: &Config,
    story: &Understood,
    answers: &[Answer],
) -> io::Result<()> {
    let stub = &story.article.stub;
    writeln!(streams.out, "{}:{}  {}", story.source, story.line, stub.title)?;
    writeln!(streams.out, "  id {}", story.id)?;
    if let Some(held) = &story.held {
        return writeln!(streams.out, "  is in no feed: {held}");
    }
    if answers.is_empty() {
        return writeln!(
            streams.out,
            "  is in no feed: another story has its id, or a newer version of it"
        );
    }
    let wanted = options.feed.as_deref().map(|feed| feed.trim_matches('/'));
    let mut told = 0;
    for answer in answers
        .iter()
        .filter(|answer| wanted.is_none_or(|feed| is_of(&answer.feed, feed)))
    {
        told += 1;
        match &answer.refusal {
            Some(reason) => writeln!(streams.out, "  not in {}: {reason}", answer.feed)?,
            None => writeln!(
                streams.out,
                "  in {}: {}",
                answer.feed,
                places(config, story, &answer.feed)?
            )?,
        }
    }
    if told == 0 {
        let topics = if stub.topics.is_empty() {
            "none".to_owned()
        } else {
            stub.topics.join(", ")
        };
        let feed = wanted.unwrap_or_default();
        writeln!(
            streams.out,
            "  not in {feed}: no such feed is about it; its topics are {topics}"
        )?;
    }
    Ok(())
}

/// Whether an answer is about a feed: itself, or the family that it belongs to.
fn is_of(answered: &str, feed: &str) -> bool {
    let family = answered.split_once('{').map(|(before, _)| before);
    answered == feed || family.is_some_and(|before| feed.starts_with(before))
}

/// The lines of the files of a feed where the id of a story stands.
fn places(config: &Config, story: &Understood, feed: &str) -> io::Result<String> {
    let in_xml = html_escape::encode_text(&story.id);
    let mut places = Vec::new();
    for format in &config.output.formats {
        let name = format!("{feed}.{}", format.ending);
        let path = config.resolve(&config.output.dir).join(&name);
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            text => text?,
        };
        let at = text
            .lines()
            .position(|line| line.contains(&*in_xml) || line.contains(&story.id));
        places.extend(at.map(|at| format!("{name}:{}", at + 1)));
    }
    Ok(if places.is_empty() {
        "with the next build".to_owned()
    } else {
        places.join(", ")
    })
}
