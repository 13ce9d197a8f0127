//! Stories a week by topic, as a picture in SVG. Weeks begin on Monday.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::model::Timestamp;
use crate::text::escape::escape;
use crate::text::slug;

/// Topics with a color of their own; the others share one.
const TOPICS: usize = 6;

/// Weeks that are shown, up to the newest story.
const WEEKS: i64 = 26;

/// Colors that are told apart by most eyes, on light and on dark paper; the last is for all other topics.
const COLORS: [&str; TOPICS + 1] = [
    "#3b82c4", "#d97706", "#2f9e6e", "#c2507e", "#7c6bd6", "#a08a2e", "#8a8f98",
];

const WIDTH: i64 = 720;
const HEIGHT: i64 = 170;
const FLOOR: i64 = HEIGHT - 24;

/// The chart of stories, each with its topics. A story with several counts in the first that is shown.
pub fn chart(stories: &[(Timestamp, Vec<String>)]) -> String {
    let topics = busiest(stories);
    let Some(last) = stories.iter().map(|(time, _)| week(*time)).max() else {
        return String::new();
    };
    let mut weeks: BTreeMap<i64, [usize; TOPICS + 1]> = BTreeMap::new();
    for (time, of) in stories.iter().filter(|(time, _)| last - week(*time) < WEEKS) {
        let keys: Vec<String> = of.iter().map(|topic| slug::key(topic)).collect();
        let at = topics.iter().position(|topic| keys.contains(&slug::key(topic)));
        let at = at.unwrap_or(TOPICS);
        weeks.entry(week(*time)).or_default()[at] += 1;
    }
    let highest = weeks
        .values()
        .map(|counts| counts.iter().sum::<usize>())
        .max()
        .unwrap_or(1);
    let bars: String = weeks
        .iter()
        .map(|(week, counts)| bar(*week, WEEKS - 1 - (last - week), counts, highest, &topics))
        .collect();
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"Stories a week by topic\">\n{bars}\
         <line x1=\"0\" y1=\"{FLOOR}\" x2=\"{WIDTH}\" y2=\"{FLOOR}\" stroke=\"currentColor\"/>\n\
         <text x=\"0\" y=\"{y}\" font-size=\"12\" fill=\"currentColor\">{first}</text>\n\
         <text x=\"{WIDTH}\" y=\"{y}\" font-size=\"12\" text-anchor=\"end\" fill=\"currentColor\">{newest}</text>\n</svg>\n{key}",
        y = HEIGHT - 8,
        first = monday(last - WEEKS + 1),
        newest = monday(last),
        key = key(&topics),
    )
}

/// The topics with the most stories, of equals the first in the alphabet, each as it is first spelled.
fn busiest(stories: &[(Timestamp, Vec<String>)]) -> Vec<String> {
    let mut counts: BTreeMap<String, (&String, usize)> = BTreeMap::new();
    for topic in stories.iter().flat_map(|(_, topics)| topics) {
        counts.entry(slug::key(topic)).or_insert((topic, 0)).1 += 1;
    }
    let mut counts: Vec<_> = counts.into_values().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
        .into_iter()
        .take(TOPICS)
        .map(|(topic, _)| topic.clone())
        .collect()
}

/// Weeks since the first Monday of our calendar, in the story's own zone.
fn week(time: Timestamp) -> i64 {
    i64::from(time.datetime().num_days_from_ce() - 1).div_euclid(7)
}

fn monday(week: i64) -> String {
    let days = i32::try_from(week * 7 + 1).unwrap_or_default();
    let day = chrono::NaiveDate::from_num_days_from_ce_opt(days);
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn bar(week: i64, at: i64, counts: &[usize; TOPICS + 1], highest: usize, topics: &[String]) -> String {
    let slot = WIDTH / WEEKS;
    let unit = |count: usize| i64::try_from(count * 120 / highest).unwrap_or(1).max(2);
    let mut top = FLOOR;
    let mut text = String::new();
    for (topic, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let height = unit(*count);
        top -= height;
        let name = topics.get(topic).map_or("other topics", String::as_str);
        text += &format!(
            "<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{color}\"><title>{title}</title></rect>\n",
            x = at * slot + 2,
            width = slot - 4,
            color = COLORS[topic],
            title = escape(&format!("{}: {name}, {count}", monday(week))),
        );
    }
    text
}

/// What the colors mean.
fn key(topics: &[String]) -> String {
    let names = topics.iter().map(String::as_str).chain(["other topics"]);
    let colors = COLORS.iter().take(topics.len()).chain(COLORS.last());
    let mut items = String::new();
    for (name, color) in names.zip(colors) {
        items += &format!(
            "<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect width=\"12\" height=\"12\" fill=\"{color}\"/></svg> {}</li>",
            escape(name)
        );
    }
    format!("<ul class=\"key\">{items}</ul>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(time: &str, topic: &str) -> (Timestamp, Vec<String>) {
        let time = chrono::DateTime::parse_from_rfc3339(time).unwrap();
        (Timestamp::new(time), vec![topic.to_owned()])
    }

    #[test]
    fn stories_of_one_week_stand_in_one_bar() {
        let chart = chart(&[
            story("2026-01-05T00:00:00Z", "Food & Drink"),
            story("2026-01-11T23:00:00Z", "food & drink"),
            story("2026-01-12T00:00:00Z", "Harbor"),
        ]);
        assert!(
            chart.contains("<title>2026-01-05: Food &amp; Drink, 2</title>"),
            "{chart}"
        );
        assert!(chart.contains("<title>2026-01-12: Harbor, 1</title>"), "{chart}");
    }

    #[test]
    fn no_stories_make_no_chart() {
        assert_eq!(chart(&[]), "");
    }
}
