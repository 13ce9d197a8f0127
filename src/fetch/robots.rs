//! What a site allows programs to fetch (RFC 9309).

use std::time::Duration;

use url::Url;

/// The name that sites know us by.
const NAME: &str = "feedmill";

/// A site cannot ask for more patience than that, in seconds.
const LONGEST_REST: f64 = 10.0;

/// The rules that hold for us.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Robots {
    /// Patterns, and whether they allow.
    rules: Vec<(String, bool)>,
    /// Seconds between two requests.
    rest: Option<f64>,
}

/// The first part of an address: `https://bay.example`.
pub(super) fn site(address: &str) -> Option<String> {
    let origin = Url::parse(address).ok()?.origin();
    origin.is_tuple().then(|| origin.ascii_serialization())
}

impl Robots {
    /// Rules that allow nothing.
    pub(super) fn nothing() -> Self {
        Self {
            rules: vec![("/".to_owned(), false)],
            rest: None,
        }
    }

    /// Those of our name, else those of everybody.
    pub(super) fn parse(text: &str) -> Self {
        let (mut own, mut all) = (None, Self::default());
        // Which groups the lines belong to, and whether the last line named one.
        let (mut is_own, mut is_all, mut names) = (false, false, false);
        for line in text.trim_start_matches('\u{FEFF}').lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if !names {
                    (is_own, is_all) = (false, false);
                }
                names = true;
                is_own |= token(value).eq_ignore_ascii_case(NAME);
                is_all |= value == "*";
                if is_own {
                    own.get_or_insert_with(Self::default);
                }
                continue;
            }
            names = false;
            let groups = own.iter_mut().filter(|_| is_own);
            for group in groups.chain(std::iter::once(&mut all).filter(|_| is_all)) {
                match key.as_str() {
                    "allow" | "disallow" if !value.is_empty() => group.rules.push((value.to_owned(), key == "allow")),
                    "crawl-delay" => group.rest = value.parse().ok(),
                    _ => {}
                }
            }
        }
        own.unwrap_or(all)
    }

    /// Whether an address may be fetched: the longest rule that fits says so, and of two the one that allows.
    pub(super) fn allow(&self, address: &str) -> bool {
        let Ok(url) = Url::parse(address) else {
            return false;
        };
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let fitting = self.rules.iter().filter(|(pattern, _)| fits(pattern, path));
        let longest = fitting.max_by_key(|(pattern, allows)| (pattern.len(), *allows));
        longest.is_none_or(|(_, allows)| *allows)
    }

    /// How long is waited between two requests.
    pub(super) fn rest(&self) -> Option<Duration> {
        let seconds = self.rest.filter(|seconds| *seconds > 0.0)?;
        Some(Duration::from_secs_f64(seconds.min(LONGEST_REST)))
    }
}

/// The name of a program without its version (RFC 9309, section 2.2.1).
fn token(value: &str) -> &str {
    let is_part = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '-');
    value.find(|c| !is_part(c)).map_or(value, |end| &value[..end])
}

/// Whether a pattern fits the beginning of a path: `*` stands for anything, and `$` for its end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, is_whole) = pattern
        .strip_suffix('$')
        .map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let mut parts = parts.peekable();
    let is_alone = parts.peek().is_none();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() && is_whole {
            return rest.ends_with(part);
        }
        match rest.split_once(part) {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
    !(is_whole && is_alone) || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_counts() {
        let robots = Robots::parse(
            "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: FeedMill # us\nDisallow: /a/\nAllow: /a/b\nDisallow: /*.pdf$\n\
             Disallow: /x*y\nCrawl-delay: 2\n",
        );
        for (path, expected) in [
            ("/", true),
            ("/a/c", false),
            ("/a/b/c", true),
            ("/f.pdf", false),
            ("/f.pdf?x", true),
            ("/x/1/y/2", false),
            ("/x", true),
        ] {
            assert_eq!(robots.allow(&format!("https://bay.example{path}")), expected, "{path}");
        }
        assert_eq!(robots.rest(), Some(Duration::from_secs(2)));
        assert!(!Robots::parse("User-agent: *\nDisallow: /\n").allow("https://bay.example/a"));
        assert!(Robots::parse("User-agent: *\nDisallow:\n").allow("https://bay.example/a"));
        let marked = "\u{FEFF}User-agent: feedmill/1.0\nDisallow: /\n";
        assert!(!Robots::parse(marked).allow("https://bay.example/a"));
        assert!(!Robots::nothing().allow("https://bay.example/a"));
        assert!(fits("/a$", "/a") && !fits("/a$", "/ab"));
    }
}
