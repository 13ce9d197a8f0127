use super::super::{Node, Value};
use super::parse;

fn shown(node: &Node) -> String {
    match &node.value {
        Value::Null => "-".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) => text.clone(),
        Value::Text(text) => format!("<{text}>"),
        Value::Code(text) => format!("({text})"),
        Value::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(" ")),
        Value::Table(fields) => {
            let shown = fields
                .iter()
                .map(|field| format!("{}={}", field.key, shown(&field.node)));
            format!("{{{}}}", shown.collect::<Vec<_>>().join(" "))
        }
    }
}

#[track_caller]
fn case(text: &str, expected: &str) {
    assert_eq!(parse(text).map(|tree| shown(&tree)).as_deref(), Ok(expected), "{text}");
}

#[test]
fn objects_that_are_written_out_are_read() {
    case("module.exports = { tags: 'posts' };", "{tags=<posts>}");
    case("export default {}", "{}");
    case(
        "// what it is\n'use strict';\nexport default {\n  \"layout\": `post.njk`, /* yes */\n  tags: [\"a\", 'b',],\n}\n",
        "{layout=<post.njk> tags=[<a> <b>]}",
    );
    case(
        "export default { a: true, b: null, c: -1.5, d: { e: [1_000] }, 7: undefined }",
        "{a=true b=- c=-1.5 d={e=[1000]} 7=-}",
    );
    case(
        r"export default { a: 'it\'s \u00e9\x41 \u{1F427} \ud83d\udc27' }",
        "{a=<it's éA 🐧 🐧>}",
    );
    case("export default { a: 1, a: 2 }", "{a=2}");
    case("module.exports = () => ({ a: 1 });", "{a=1}");
    case("module.exports = function () {\n  return { a: 1 };\n};", "{a=1}");
    case("export default () => { return { a: 1 } }", "{a=1}");
}

#[test]
fn constants_stand_for_their_values() {
    case("const data = { a: 1 };\nexport default data;", "{a=1}");
    case(
        "const a = 'x'\nconst more = { b: 1, c: 2 }\nmodule.exports = { a, ...more, c: 3 }",
        "{a=<x> b=1 c=3}",
    );
}

#[test]
fn what_is_put_together_stays_code() {
    for (value, code) in [
        ("(data) => data.draft ? false : '/x/'", None),
        ("process.env.NODE_ENV === 'production'", None),
        ("'a' + 'b'", None),
        ("`/x/${ data['a'] }/`", None),
        ("function (data) { if (a[0] < 1) { return /[/}'\"]/.test(b); } }", None),
        ("x", None),
        ("['a', x]", None),
        ("!0", None),
        ("f(1, { a: 2 })", None),
        ("a /* } */ || b", None),
        ("x // , }\n", Some("x")),
    ] {
        let text = format!("const x = require('x');\nexport default {{ tags: 'a', p: {value}, last: 1 }};");
        let code = code.unwrap_or(value);
        let code = if code == "x" { "require('x')" } else { code };
        case(&text, &format!("{{tags=<a> p=({code}) last=1}}"));
    }
    case(
        "import fs from 'fs';\nexport default { permalink(data) { return false; }, async b() {}, get c() { return 1 }, d }",
        "{permalink=(permalink(data) { return false; }) b=(async b() {}) c=(get c() { return 1 }) d=(d)}",
    );
}

#[test]
fn a_script_that_may_say_more_is_not_read() {
    for text in [
        "",
        "module.exports = require('./other');",
        "module.exports = { ...require('./other') };",
        "module.exports = { ...other, a: 1 };",
        "module.exports = { [key]: 1 };",
        "module.exports = { a: 1 };\nmodule.exports.draft = true;",
        "const data = { a: 1 };\ndata.draft = true;\nmodule.exports = data;",
        "module.exports = async function () { const a = 1; return { a }; }",
        "module.exports = { a: 1 }.b",
        "module.exports = Object.assign({}, { a: 1 });",
        "module.exports = { a: 'x",
        "module.exports = { a: f(] }",
        "export const draft = true;",
        "if (x) { module.exports = { a: 1 } }",
    ] {
        assert!(parse(text).is_err(), "{text}");
    }
    for deep in ["[", "{ a: ", "`${", "f("] {
        assert!(parse(&format!("export default {{ a: {}", deep.repeat(100_000))).is_err());
    }
}
