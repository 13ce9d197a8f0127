//! Templates that an editor or a tool was to fill in, and did not: `{{ date }}`, `{% now %}`,
//! `<% tp.date.now() %>`.

/// How templates begin and end.
const MARKS: &[(&str, &str)] = &[("{{", "}}"), ("{%", "%}"), ("<%", "%>")];

/// The template that a value is as a whole.
pub fn template(value: &str) -> Option<&str> {
    let value = value.trim();
    let is_one = |(begin, end): &(&str, &str)| {
        let inner = value.strip_prefix(begin).and_then(|rest| rest.strip_suffix(end));
        inner.is_some_and(|inner| !inner.contains(begin))
    };
    MARKS.iter().any(is_one).then_some(value)
}

/// The first template in a line, from its first mark to its last.
pub fn template_in(line: &str) -> Option<&str> {
    let within = |(begin, end): &(&str, &str)| {
        let start = line.find(begin)?;
        let length = line[start..].find(end)? + end.len();
        Some((start, &line[start..start + length]))
    };
    let first = MARKS.iter().filter_map(within).min_by_key(|(start, _)| *start);
    first.map(|(_, template)| template)
}

/// What is said of a template in the place of a value.
pub fn unfilled(template: &str) -> String {
    format!("the template `{template}` was not filled in: put a value in its place")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_the_whole_value() {
        assert_eq!(template(" {{ date }} "), Some("{{ date }}"));
        assert_eq!(template("<% tp.title %>"), Some("<% tp.title %>"));
        for value in ["How {{ x }} works", "{{ a }} and {{ b }}", "{date}", ""] {
            assert_eq!(template(value), None, "{value}");
        }
        assert_eq!(template_in("date = {{ date }}  # now"), Some("{{ date }}"));
        assert_eq!(template_in("date = {% now %}"), Some("{% now %}"));
        assert_eq!(template_in("date = {{ date"), None);
    }
}
