//! YAML 1.2 to `Node`. Scalars stay as written, so `slug: 0124` keeps its zero and dates
//! their form; plain `true`, `false`, `null` and `~` have their meaning (core schema).
//!
//! `load` makes a tree of the parser's events, `mend` sets right what the readers of site generators
//! take and the parser does not, and `slip` says in an editor's words why a text cannot be read.

mod load;
mod mend;
mod slip;

use super::{Double, Node, SyntaxError};
use mend::Page;

/// Mends of one text; each is good for a whole value.
const MENDS: usize = 32;

/// Reads one YAML document. Aliases are followed within a budget; of a key that comes twice the later
/// value counts.
pub fn parse(text: &str) -> Result<Node, Vec<SyntaxError>> {
    parse_with_doubles(text).map(|(node, _)| node)
}

/// The same, with the keys that come twice in one table.
pub fn parse_with_doubles(text: &str) -> Result<(Node, Vec<Double>), Vec<SyntaxError>> {
    let mut page = Page::new(text);
    for _ in 0..MENDS {
        match load::load(&page) {
            Ok(loaded) => return Ok(loaded),
            Err(fault) => match page.mended(&fault) {
                Some(mended) => page = mended,
                None => return Err(vec![slip::explain(text, page.byte(fault.at), &fault.info)]),
            },
        }
    }
    load::load(&page).map_err(|fault| vec![slip::explain(text, page.byte(fault.at), &fault.info)])
}

/// Why the parser stopped.
#[derive(Debug)]
struct Fault {
    /// In characters of the page.
    at: usize,
    /// In the parser's words.
    info: String,
}

#[cfg(test)]
mod tests {
    use super::super::Value;
    use super::*;

    #[test]
    fn scalars_stay_as_written() {
        let tree = parse("slug: 0124\ndate: 2017-09-13 4:05:00\nquoted: 'true'\nempty:\n").unwrap();
        assert_eq!(tree.get("slug").unwrap().text(), Some("0124"));
        assert_eq!(tree.get("date").unwrap().text(), Some("2017-09-13 4:05:00"));
        assert_eq!(tree.get("quoted").unwrap().text(), Some("true"));
        assert_eq!(tree.get("empty").unwrap().value, Value::Null);
    }

    #[test]
    fn faults_have_their_place() {
        let errors = parse("títle: x\nauthors: [a, b\ntags: c\n").unwrap_err();
        assert!(errors[0].span.start > 9, "{errors:?}");
        assert!(parse("a:\n\t- b\n").is_err());
    }

    #[test]
    fn the_most_aliases_and_mends_are_read_and_no_more() {
        // A thousand nodes.
        let anchor = format!("a: &a [{}]\n", vec!["x"; 999].join(", "));
        let aliases = |number: usize| format!("{anchor}b: [{}]\n", vec!["*a"; number].join(", "));
        assert!(parse(&aliases(100)).is_ok());
        assert!(parse(&aliases(101)).is_err());
        let slip = |at: usize| format!("a{at}: 'x\ny'\n");
        let slips = |number: usize| (0..number).map(slip).collect::<Vec<_>>().concat();
        assert!(parse(&slips(MENDS)).is_ok());
        assert!(parse(&slips(MENDS + 1)).is_err());
    }

    #[test]
    fn alias_bombs_and_depth_are_bounded() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let last = format!("*a{}", level - 1);
            bomb.push_str(&format!("a{level}: &a{level} [{}]\n", [last.as_str(); 10].join(", ")));
        }
        assert!(parse(&bomb).is_err());
        let _ = parse(&"[".repeat(100_000));
        let _ = parse(&"- ".repeat(20_000));
        let _ = parse(&"a: [\n".repeat(2_000));
    }

    #[test]
    fn of_a_key_that_comes_twice_the_later_value_counts() {
        let text = "title: a\nextra: {p: 1, p: 2}\n\"title\": b\n";
        let (tree, doubles) = parse_with_doubles(text).unwrap();
        assert_eq!(tree.get("title").and_then(Node::text), Some("b"));
        assert_eq!(tree.fields().len(), 2);
        let seen: Vec<_> = doubles
            .iter()
            .map(|double| (&text[double.first.clone()], &text[double.later.clone()]))
            .collect();
        assert_eq!(seen, [("p", "p"), ("title", "\"title\"")]);
    }

    #[test]
    fn merged_tables_give_what_is_not_there() {
        let tree = parse("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\nc:\n  <<: [*x, {r: 4}]\n").unwrap();
        let of = |table: &str, key: &str| tree.get(table)?.get(key)?.text().map(str::to_owned);
        assert_eq!(of("b", "p").as_deref(), Some("1"));
        assert_eq!(of("b", "q").as_deref(), Some("3"));
        assert_eq!(of("c", "r").as_deref(), Some("4"));
        assert_eq!(of("b", "<<"), None);
    }

    /// What the readers of generators give, as JSON with all scalars as texts: js-yaml 3.14 (gray-matter
    /// 4.0), Psych 4.0 and Hugo 0.168 were asked. `None` is for what none of them reads.
    #[track_caller]
    fn case(text: &str, expected: Option<&str>) {
        let read = parse(text)
            .map(|tree| shown(&tree))
            .map_err(|errors| errors[0].message.clone());
        assert_eq!(read.as_deref().ok(), expected, "{text:?}: {read:?}");
    }

    fn shown(node: &Node) -> String {
        let join = |parts: Vec<String>| parts.join(",");
        match &node.value {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(text) | Value::Text(text) | Value::Code(text) => format!("{text:?}"),
            Value::List(nodes) => format!("[{}]", join(nodes.iter().map(shown).collect())),
            Value::Table(fields) => {
                let field = |field: &super::super::Field| format!("{}:{}", field.key, shown(&field.node));
                format!("{{{}}}", join(fields.iter().map(field).collect()))
            }
        }
    }

    /// Odd front matter, and what generators read.
    const READ: &[(&str, &str)] = &[
        ("title: Harbor:the\n", r#"{title:"Harbor:the"}"#),
        ("title: At 10:30\n", r#"{title:"At 10:30"}"#),
        ("title: 50% off\n", r#"{title:"50% off"}"#),
        ("title: &Sons open\n", r#"{title:"open"}"#),
        ("title: !important news\n", r#"{title:"news"}"#),
        ("title: #1 ferry\n", "{title:null}"),
        ("title: Ferry #1\n", r#"{title:"Ferry"}"#),
        ("title: ?why\n", r#"{title:"?why"}"#),
        ("title: -x\n", r#"{title:"-x"}"#),
        ("title: The ferry\"\n", r#"{title:"The ferry\""}"#),
        ("title: The \"last\" ferry\n", r#"{title:"The \"last\" ferry"}"#),
        ("title: It's late\n", r#"{title:"It's late"}"#),
        ("title: “The ferry”\n", r#"{title:"“The ferry”"}"#),
        ("title: 'C:\\ferry'\n", r#"{title:"C:\\ferry"}"#),
        ("title: \"caf\\u00e9\"\n", r#"{title:"café"}"#),
        ("title: \"a\\/b\"\n", r#"{title:"a/b"}"#),
        ("title: \"{{ title }}\"\n", r#"{title:"{{ title }}"}"#),
        ("title: ${title}\n", r#"{title:"${title}"}"#),
        ("title:\tx\n", r#"{title:"x"}"#),
        ("title: x\t\ndate: y\n", r#"{title:"x",date:"y"}"#),
        ("title: x\t# note\n", r#"{title:"x"}"#),
        ("title: \"x\"\t\n", r#"{title:"x"}"#),
        ("title: \"x\"# y\n", r#"{title:"x"}"#),
        ("title: \"x\" # y\n", r#"{title:"x"}"#),
        ("title : x\n", r#"{title:"x"}"#),
        ("title: x\n\t\ndate: y\n", r#"{title:"x",date:"y"}"#),
        ("tags: [a,\tb]\n", r#"{tags:["a","b"]}"#),
        ("tags: [\n\ta,\n\tb\n]\n", r#"{tags:["a","b"]}"#),
        ("title: \"one\ntwo\"\ndate: y\n", r#"{title:"one two",date:"y"}"#),
        ("title: \"one\r\ntwo\"\r\ndate: y\r\n", r#"{title:"one two",date:"y"}"#),
        ("extra:\n  a: \"one\ntwo\"\n", r#"{extra:{a:"one two"}}"#),
        ("extra:\n  a: 'one\n\ntwo'\n", r#"{extra:{a:"one\ntwo"}}"#),
        ("extra:\n  a: 'it''s\nlate'\nb: c\n", r#"{extra:{a:"it's late"},b:"c"}"#),
        ("tags:\n  - \"one\ntwo\"\n  - b\n", r#"{tags:["one two","b"]}"#),
        ("title: \"a \\\nb\"\n", r#"{title:"a b"}"#),
        ("tags: [\na,\nb\n]\ndate: y\n", r#"{tags:["a","b"],date:"y"}"#),
        (
            "extra:\n  tags: [\n    a\n]\ndate: y\n",
            r#"{extra:{tags:["a"]},date:"y"}"#,
        ),
        (
            "extra:\n  m: {\na: [b,\n\"c\nd\"]\n}\n",
            r#"{extra:{m:{a:["b","c d"]}}}"#,
        ),
        ("title: one\n  two\n", r#"{title:"one two"}"#),
        ("tags:\n- a\n- b\ndate: y\n", r#"{tags:["a","b"],date:"y"}"#),
        ("tags:\n - a\n  - b\n", r#"{tags:["a - b"]}"#),
        ("tags:\n  -a\n  -b\n", r#"{tags:"-a -b"}"#),
        ("  title: x\n  date: y\n", r#"{title:"x",date:"y"}"#),
        ("title: |\n  one\n  two\n", r#"{title:"one\ntwo\n"}"#),
        ("title: >-\n  one\n  two\n", r#"{title:"one two"}"#),
        ("tags: [a, b,]\n", r#"{tags:["a","b"]}"#),
        ("tags: [a: b, c]\n", r#"{tags:[{a:"b"},"c"]}"#),
        (
            "tags: [https://x.example/a, c]\n",
            r#"{tags:["https://x.example/a","c"]}"#,
        ),
        ("tags:\n  - Harbor: news\n", r#"{tags:[{Harbor:"news"}]}"#),
        ("{\"title\":\"x\",\"date\":\"y\"}\n", r#"{title:"x",date:"y"}"#),
        ("a: &x [p, q]\nb: *x\n", r#"{a:["p","q"],b:["p","q"]}"#),
        ("title: !!str 5\n", r#"{title:"5"}"#),
        ("# note\ntitle: x\n", r#"{title:"x"}"#),
        ("title: x\n...\n", r#"{title:"x"}"#),
        ("%YAML 1.1\n---\ntitle: x\n", r#"{title:"x"}"#),
        ("title: 🎉 party\n", r#"{title:"🎉 party"}"#),
        ("title: a -> b\n", r#"{title:"a -> b"}"#),
        (
            "url: https://x.example/a?b=c#d\n",
            r#"{url:"https://x.example/a?b=c#d"}"#,
        ),
        ("title: a\ntitle: b\n", r#"{title:"b"}"#),
    ];

    #[test]
    fn odd_front_matter_is_read_as_generators_do() {
        for (text, expected) in READ {
            case(text, Some(expected));
        }
    }

    /// What no generator reads; where the fault is, and what is said of it.
    const REFUSED: &[(&str, &str, &str)] = &[
        (
            "title: Harbor: late\n",
            "Harbor: late",
            "a value with `: ` in it has to stand in quotes: `title: 'Harbor: late'`",
        ),
        (
            "title: Harbor:\n",
            "Harbor:",
            "a value that ends with `:` has to stand in quotes: `title: 'Harbor:'`",
        ),
        (
            "tags:\n  - a: b: c\n",
            "b: c",
            "a value with `: ` in it has to stand in quotes: `- a: 'b: c'`",
        ),
        (
            "title: It's: late\n",
            "It's: late",
            "a value with `: ` in it has to stand in quotes: `title: \"It's: late\"`",
        ),
        (
            "title: @harbor\n",
            "@harbor",
            "a value that begins with `@` has to stand in quotes: `title: '@harbor'`",
        ),
        (
            "title: %50 off\n",
            "%50 off",
            "a value that begins with `%` has to stand in quotes: `title: '%50 off'`",
        ),
        (
            "title: *new* boat\n",
            "*new* boat",
            "a value that begins with `*` has to stand in quotes: `title: '*new* boat'`",
        ),
        (
            "title: & more\n",
            "& more",
            "a value that begins with `&` has to stand in quotes: `title: '& more'`",
        ),
        (
            "title: | news\n",
            "| news",
            "a value that begins with `|` has to stand in quotes: `title: '| news'`",
        ),
        (
            "title: >news\n",
            ">news",
            "a value that begins with `>` has to stand in quotes: `title: '>news'`",
        ),
        (
            "title: - x\n",
            "- x",
            "a value that begins with `-` has to stand in quotes: `title: '- x'`",
        ),
        (
            "title: [New] boat\n",
            "[New] boat",
            "a value that begins with `[` has to stand in quotes: `title: '[New] boat'`",
        ),
        (
            "title: {New} boat\n",
            "{New} boat",
            "a value that begins with `{` has to stand in quotes: `title: '{New} boat'`",
        ),
        (
            "tags: [@a, b]\n",
            "@a",
            "a value that begins with `@` has to stand in quotes: `'@a'`",
        ),
        (
            "tags: [#a, b]\n",
            "#a",
            "a value that begins with `#` has to stand in quotes: `'#a'`",
        ),
        (
            "title: [New\ndate: x\n",
            "[New",
            "`[` has no `]`; add it, or put the value in quotes: `title: '[New'`",
        ),
        (
            "title: \"The \"last\" boat\"\n",
            "\"The \"last\" boat\"",
            "quotes in a quoted value have to be of the other kind: `title: 'The \"last\" boat'`",
        ),
        (
            "title: 'It's late'\n",
            "'It's late'",
            "quotes in a quoted value have to be of the other kind: `title: \"It's late\"`",
        ),
        (
            "title: \"Last\" boat\n",
            "\"Last\" boat",
            "more text stands behind the quotes, so the whole value has to stand in quotes: `title: '\"Last\" boat'`",
        ),
        (
            "title: \"Last\ndate: x\n",
            "\"Last",
            "the quote at the beginning of the value has none at its end: `title: \"Last\"`",
        ),
        (
            "title: \"Last\nauthor: \"Ida\"\n",
            "\"Last",
            "the quote at the beginning of the value has none at its end: `title: \"Last\"`",
        ),
        (
            "title: “Harbor: late”\n",
            "“Harbor: late”",
            "curly quotes are letters like any other; the value has to stand in straight ones: `title: 'Harbor: late'`",
        ),
        (
            "title: \"\\d+\"\n",
            "\"\\d+\"",
            "a backslash in double quotes means something else: `title: '\\d+'`",
        ),
        (
            "date: {{ date }}\n",
            "{{ date }}",
            "the template `{{ date }}` was not filled in: put a value in its place",
        ),
        (
            "title: {% title %}\n",
            "{% title %}",
            "the template `{% title %}` was not filled in: put a value in its place",
        ),
        (
            "tags:\n\t- a\n",
            "\t",
            "the line begins with a tab, which YAML does not take; indent it with blanks",
        ),
        (
            "title: one\n\ttwo\n",
            "\t",
            "the line begins with a tab, which YAML does not take; indent it with blanks",
        ),
        (
            "title:x\ndate: y\n",
            "title:x",
            "a blank is missing behind the colon: `title: x`",
        ),
        (
            "title: x\ndate\ntags: y\n",
            "date",
            "this line is no field such as `title: Harbor`; a value that goes on below its key is indented",
        ),
        (
            "title: x\n date: y\n",
            "date: y",
            "the line begins in a column where no field or list goes on; indent it like its neighbors",
        ),
        (
            "title: one # 1\n  two\n",
            "#",
            "` #` begins a comment and ends the value; to have both, put the whole value in quotes",
        ),
    ];

    #[test]
    fn what_no_generator_reads_is_told_with_what_to_type() {
        for (text, place, message) in REFUSED {
            let error = parse(text).unwrap_err().remove(0);
            assert_eq!(
                (&text[error.span.clone()], error.message.as_str()),
                (*place, *message),
                "{text:?}"
            );
        }
    }
}
