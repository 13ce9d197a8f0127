//! What is served in place of a feed, as far as it can be told: compressed bytes, web pages, and texts of any other sort.

use super::codes::{COMPRESSED_CONTENT, UNDEFINED_ELEMENT, UNKNOWN_FORMAT};
use super::found::{Findings, Found};
use super::tree::Node;
use super::value::shorten;

/// Formats of compressed bytes, and how they begin: RFC 1952, section 2.3.1; RFC 8878, section 3.1.1; RFC 1950, section 2.2, at its usual
/// levels; and archives.
const COMPRESSED: &[(&str, &[u8])] = &[
    ("gzip", &[0x1F, 0x8B]),
    ("Zstandard", &[0x28, 0xB5, 0x2F, 0xFD]),
    ("xz", &[0xFD, b'7', b'z', b'X', b'Z', 0]),
    ("bzip2", b"BZh"),
    ("ZIP", b"PK\x03\x04"),
    ("zlib", &[0x78, 0x01]),
    ("zlib", &[0x78, 0x9C]),
    ("zlib", &[0x78, 0xDA]),
];

/// Files that are no text, and how they begin.
const OTHER_FILES: &[(&str, &[u8])] = &[
    ("a picture in PNG", b"\x89PNG"),
    ("a picture in JPEG", &[0xFF, 0xD8, 0xFF]),
    ("a picture in GIF", b"GIF8"),
    ("a document in PDF", b"%PDF-"),
    ("a file of sound", b"ID3"),
    ("a program for Linux", b"\x7FELF"),
    ("a database of SQLite", b"SQLite format 3"),
    (
        "a pointer of Git LFS, in place of the file itself",
        b"version https://git-lfs.github.com/",
    ),
];

/// What stands in the source of pages that are shown to whoever may be no person, in lower case. The address in the third is
/// another one in pages that Cloudflare only watches.
const CHALLENGES: &[&str] = &[
    "checking if the site connection is secure",
    "enable javascript and cookies to continue",
    "/cdn-cgi/challenge-platform/h/",
    "_incapsula_resource",
    "/.within.website/x/cmd/anubis/",
    "captcha-delivery.com",
    "px-captcha",
    "/.well-known/sgcaptcha/",
    "awswafintegration",
];

/// What such pages are called, in lower case, in the languages that they come in: these are the whole title.
const WAITING: &[&str] = &[
    "just a moment",
    "nur einen moment",
    "einen moment, bitte",
    "einen moment bitte",
    "un instant",
    "un momento",
    "solo un momento",
    "um momento",
    "een ogenblik",
    "even geduld",
    "chwileczkę",
    "jeszcze chwila",
    "bir dakika lütfen",
    "ett ögonblick",
    "hetki",
    "один момент",
    "しばらくお待ちください",
    "请稍候",
    "請稍候",
    "잠시만 기다리십시오",
    "security check",
    "sicherheitsprüfung",
    "sicherheitsüberprüfung",
    "comprobación de seguridad",
    "verifica di sicurezza",
    "verificação de segurança",
    "beveiligingscontrole",
    "vérification de sécurité",
];

/// Words in their titles.
const CHALLENGE_TITLES: &[&str] = &[
    "attention required! | cloudflare",
    "checking your browser",
    "verify you are human",
    "verifying you are human",
    "you're not a bot",
    "you are not a bot",
    "are you a robot",
    "not a robot",
    "are you human",
    "ddos-guard",
    "ddos protection",
    "captcha",
    "kein roboter",
    "vérification de votre navigateur",
    "pas un robot",
    "no eres un robot",
    "non sei un robot",
    "проверка браузера",
    "не робот",
    "安全验证",
    "安全检查",
    "人机验证",
];

/// What pages are called that want a name and a password, in lower case, whatever stands around it.
const LOGIN_WORDS: &[&str] = &["log in", "login", "sign in", "signin"];

/// The same, where a part of the title begins with it.
const LOGIN_TITLES: &[&str] = &[
    "logon",
    "anmelden",
    "anmeldung",
    "einloggen",
    "connexion",
    "se connecter",
    "identification",
    "iniciar sesión",
    "inicio de sesión",
    "accedi",
    "accesso",
    "entrar",
    "iniciar sessão",
    "inloggen",
    "aanmelden",
    "zaloguj",
    "logowanie",
    "logga in",
    "logg inn",
    "log ind",
    "kirjaudu",
    "přihlášení",
    "giriş yap",
    "войти",
    "вход",
    "авторизация",
    "ログイン",
    "サインイン",
    "登录",
    "登入",
    "로그인",
];

/// Elements that begin a page, or a piece of one. Those that begin other documents in XML are not among them.
const PIECES: &[&str] = &[
    "body", "div", "h1", "h2", "h3", "p", "meta", "script", "style", "center", "form", "span", "br", "pre", "iframe",
    "noscript", "img", "hr", "ul", "strong", "font",
];

/// Other documents, by their root.
const OTHER_ROOTS: &[(&str, &str)] = &[
    ("urlset", "a sitemap"),
    ("sitemapindex", "an index of sitemaps"),
    ("Error", "the message of an error"),
    ("error", "the message of an error"),
    ("errors", "the message of an error"),
    ("OpenSearchDescription", "a description of a search"),
    ("browserconfig", "a file for the tiles of a browser"),
    ("svg", "a picture"),
    ("kml", "a map"),
    ("gpx", "a track of a journey"),
];

/// Members of answers in JSON that speak of an error, and of what went wrong.
const JSON_ERRORS: &[&str] = &[
    "error", "errors", "message", "detail", "title", "reason", "status", "code",
];

/// So long a text is quoted as it stands.
const SHORT: usize = 120;

/// So much of a page is looked at.
const HEAD: usize = 64 * 1024;

/// Says of compressed bytes that they are.
pub(crate) fn compressed(bytes: &[u8]) -> Option<Found> {
    let (name, begins) = COMPRESSED.iter().find(|(_, begins)| bytes.starts_with(begins))?;
    let begins: Vec<String> = begins.iter().map(|byte| format!("{byte:02X}")).collect();
    let found = Found::new(COMPRESSED_CONTENT, 0).with("format", *name);
    Some(found.with("value", begins.join(" ")))
}

/// Says of bytes that are no text what they are.
pub(crate) fn no_text(bytes: &[u8]) -> Option<Found> {
    let other = OTHER_FILES.iter().find(|(_, begins)| bytes.starts_with(begins));
    let message = if let Some((name, _)) = other {
        format!("this is {name}, and no feed")
    } else if bytes.starts_with(&[0x1F, 0xEF, 0xBF, 0xBD]) || bytes.starts_with(&[0x1F, 0xC2, 0x8B]) {
        "these bytes were compressed (gzip) and then read as text, so what was in them is lost".to_owned()
    } else if is_noise(bytes) {
        "these bytes are no text, and no feed: perhaps they are compressed in a way that leaves no mark, such as Brotli or deflate"
            .to_owned()
    } else {
        return None;
    };
    Some(Found::new(UNKNOWN_FORMAT, 0).with("message", message))
}

/// Whether bytes are those of no text: they are no UTF-8 from the beginning on, and many of them are control characters.
fn is_noise(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    let begins_as_text = head
        .first()
        .is_none_or(|byte| byte.is_ascii_whitespace() || b"<{[\xEF\xFE\xFF".contains(byte));
    let is_control = |byte: &&u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    let is_wide = head.iter().take(4).filter(|byte| **byte == 0).count() > 1;
    !begins_as_text
        && !is_wide
        && std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some())
        && head.iter().filter(is_control).count() * 20 > head.len()
}

/// What another document in XML is, by the name of its root.
pub(crate) fn other_root(name: &str) -> Option<&'static str> {
    let known = OTHER_ROOTS.iter().find(|(root, _)| *root == name);
    known.map(|(_, sort)| *sort)
}

/// What an object in JSON says of an error, as the end of a sentence.
pub(crate) fn json_error(tree: &Node) -> String {
    let is_error = ["error", "errors", "message", "detail"]
        .iter()
        .any(|name| tree.get(name).is_some());
    if !is_error {
        return String::new();
    }
    let words = |node: &Node| JSON_ERRORS.iter().find_map(|name| node.get(name)?.text().map(shorten));
    let said = words(tree).or_else(|| words(tree.get("error")?));
    said.map_or_else(
        || "; it looks like the message of an error".to_owned(),
        |said| format!("; it looks like the message of an error: `{said}`"),
    )
}

/// Says of a web page what it is. HTML is no XML, so its grammar is beside the point; XHTML is, and its root is told.
pub(crate) fn page(text: &str) -> Option<Findings> {
    let at = text.len() - behind_prolog(text).len();
    let lower = text[at..text.floor_char_boundary(text.len().min(at + HEAD))].to_ascii_lowercase();
    let is_page = begins(&lower, "<html") || begins(&lower, "<!doctype html") || begins(&lower, "<head");
    let is_piece = !is_page && !text[..at].contains("<?xml") && PIECES.iter().any(|name| is_tag(&lower, name));
    if !is_page && !is_piece {
        return None;
    }
    let what = if is_page { "a web page" } else { "a piece of a web page" };
    let mut found = Findings::default();
    let message = format!(
        "this is {what}{}, and no feed{}",
        title(&text[at..]),
        sort(&text[at..], &lower)
    );
    found.push(Found::new(UNKNOWN_FORMAT, at).with("message", message));
    let root = lower.find("<html").unwrap_or(0);
    let tag = root + lower[root..].find('>').unwrap_or(0);
    if text[..at].contains("<?xml") || lower[..tag].contains("xhtml") || lower[..tag].contains("xmlns") {
        let found_root = Found::new(UNDEFINED_ELEMENT, at + root).with("parent", "root");
        found.push(found_root.with("element", "html"));
    }
    Some(found)
}

/// Says of a text without an element at its beginning that it is no XML.
pub(crate) fn no_xml(text: &str) -> Option<Found> {
    let first = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let message = match first.chars().next() {
        Some('<') => return None,
        Some(_) => neither(first),
        None => "the document is empty".to_owned(),
    };
    Some(Found::new(UNKNOWN_FORMAT, 0).with("message", message))
}

/// What a text is that is neither XML nor JSON.
fn neither(text: &str) -> String {
    let escaped = ["&lt;?xml", "&lt;rss", "&lt;feed", "&lt;rdf:RDF"];
    let text = text.trim_end();
    if escaped.iter().any(|begins| text.starts_with(begins)) {
        "this is a feed whose tags were escaped: they stand there as `&lt;`".to_owned()
    } else if text.starts_with("PD94bWwg") || text.starts_with("PHJzcy") || text.starts_with("PGZlZW") {
        "this is a feed in Base64".to_owned()
    } else if !text.contains('\n') && text.len() <= SHORT {
        format!("this is neither XML nor JSON; all it says is `{text}`")
    } else {
        "this is neither XML nor JSON".to_owned()
    }
}

/// Whether an element of that name begins the text.
fn is_tag(text: &str, name: &str) -> bool {
    let rest = text.strip_prefix('<').and_then(|rest| rest.strip_prefix(name));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')))
}

/// Whether a tag of that name begins the text, or a DOCTYPE.
fn begins(text: &str, tag: &str) -> bool {
    text.strip_prefix(tag)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>'))
}

/// The text behind blanks, comments and processing instructions.
fn behind_prolog(text: &str) -> &str {
    let mut rest = text.trim_start();
    for _ in 0..100 {
        let closing = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        let Some((_, behind)) = rest.split_once(closing) else {
            break;
        };
        rest = behind.trim_start();
    }
    rest
}

/// The title of a page, as a part of a sentence.
fn title(page: &str) -> String {
    let title = words_of_title(page);
    let short: String = title.chars().take(80).collect();
    if short.is_empty() {
        String::new()
    } else {
        format!(" (`{short}`)")
    }
}

/// The title of a page.
fn words_of_title(page: &str) -> String {
    let head = &page[..page.floor_char_boundary(page.len().min(HEAD))];
    let title = head
        .split_once("<title")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.split_once("</title"));
    let title = title.map_or("", |(title, _)| title.trim());
    html_escape::decode_html_entities(title).replace('\u{2019}', "'")
}

/// What sort of page it is, as the rest of the sentence. `lower` is the page in lower case.
fn sort(page: &str, lower: &str) -> &'static str {
    let has_password =
        lower.contains("type=\"password\"") || lower.contains("type='password'") || lower.contains("type=password");
    let title = words_of_title(page).to_lowercase();
    let bare = title.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '!' | '。'));
    let is_challenge = CHALLENGES.iter().any(|words| lower.contains(words))
        || WAITING.contains(&bare)
        || CHALLENGE_TITLES.iter().any(|words| title.contains(words));
    let begins = |part: &str, words: &str| {
        let rest = part.trim().strip_prefix(words);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let is_entrance = || {
        let parts = || title.split(['|', '-', '–', '—', '·', ':', '‹', '«']);
        LOGIN_WORDS.iter().any(|words| title.contains(words))
            || LOGIN_TITLES.iter().any(|words| parts().any(|part| begins(part, words)))
    };
    if is_challenge && !has_password {
        ": the server asks for a proof of being a person, often of everything that is no browser, so readers get this page in place of the feed"
    } else if has_password || is_entrance() {
        ": it asks for a login, so readers, which have none, get this page in place of the feed"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let found = page(text)?.into_found();
        found[0].details.first().map(|(_, message)| message.clone())
    }

    #[test]
    fn pages_are_told_by_what_they_are_for() {
        for (text, expected) in [
            (
                "<!DOCTYPE html><title>Just a moment...</title>",
                "proof of being a person",
            ),
            ("<html><title>Nur einen Moment…</title>", "proof of being a person"),
            (
                "<html><title>しばらくお待ちください...</title>",
                "proof of being a person",
            ),
            (
                "<html><title>Making sure you&#39;re not a bot!</title>",
                "(`Making sure you're not a bot!`)",
            ),
            ("<html><title>Connexion | Le Quai</title>", "asks for a login"),
            ("<html><title>Вход</title>", "asks for a login"),
            (
                "<div class=\"error\">Access denied</div>",
                "this is a piece of a web page",
            ),
            ("<h1>Forbidden", "this is a piece of a web page"),
            ("<!-- a --><HTML><title>Log in</title>", "asks for a login"),
            (
                "<html lang=en><form><input type=\"password\"></form>",
                "asks for a login",
            ),
            ("\n<!doctype html>\n<title>Harbor</title>", "(`Harbor`), and no feed"),
        ] {
            assert!(told(text).is_some_and(|message| message.contains(expected)), "{text}");
        }
        let ordinary = "<html><title>Harbor</title><script src=\"/recaptcha.js\"></script><a href=\"/login\">Log in</a>\
            <script>a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script></html>";
        assert_eq!(told(ordinary).unwrap(), "this is a web page (`Harbor`), and no feed");
        let page = "<html><title>Un momento de paz | El Muelle</title></html>";
        assert!(told(page).unwrap().ends_with("and no feed"), "{page}");
        for text in [
            "<article/>",
            "<brand/>",
            "<?xml version='1.0'?><div/>",
            "<rss><title>Log in</title></rss>",
            "<htmlfeed/>",
            "<?xml version='1.0'?><feed/>",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
