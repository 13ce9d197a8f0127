//! What web servers and hosts have to be told about the output folder: media types with charset,
//! caching, compressed files. One file a server, and the table of them. A member is a function
//! from plain values to the text of its configuration.

mod apache;
mod caddy;
mod netlify;
mod nginx;
mod s3;

/// A server or host.
#[derive(Debug)]
pub struct Server {
    /// As the command line says it.
    pub name: &'static str,
    /// For `--help`.
    pub title: &'static str,
    /// What to put into its configuration.
    pub write: fn(&Folder) -> String,
}

/// Every server, in the order in which they are offered.
pub const SERVERS: &[Server] = &[
    nginx::SERVER,
    apache::SERVER,
    caddy::SERVER,
    netlify::SERVER,
    s3::SERVER,
];

/// The output folder as a server sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its path on the server, decoded; begins and ends with a slash.
    pub path: String,
    /// Where it is on the disk, without a slash at the end.
    pub dir: String,
    /// Endings of files, each with its media type and charset.
    pub types: Vec<(&'static str, String)>,
    /// Whether there is a `.gz` beside each file.
    pub has_gzip: bool,
    /// Whether there is a `.br` beside each file.
    pub has_brotli: bool,
    /// Files that have another address now.
    pub moved: Vec<Moved>,
}

/// A file that has another address now. In neither address stands anything that servers or shells read as more than a letter:
/// no quote, blank, brace, `$` or `*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The path that it had, decoded; begins with a slash.
    pub from: String,
    /// The address that it has.
    pub to: String,
}

/// Subscribers ask again after five minutes at the earliest, and are told 304 if nothing changed.
const CACHING: &str = "public, max-age=300";

/// In double quotes, as nginx, Apache, Caddy and shells read it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The endings of files that have a media type, as alternatives of a regular expression.
fn endings(folder: &Folder) -> String {
    let endings: Vec<&str> = folder.types.iter().map(|(ending, _)| *ending).collect();
    endings.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> Folder {
        Folder {
            path: "/feeds/".to_owned(),
            dir: "/srv/my \"courier\"/feeds".to_owned(),
            types: vec![
                ("rss", "application/rss+xml; charset=utf-8".to_owned()),
                ("html", "text/html; charset=utf-8".to_owned()),
            ],
            has_gzip: true,
            has_brotli: true,
            moved: vec![Moved {
                from: "/old/rss.xml".to_owned(),
                to: "https://courier.example/feeds/h%C3%A4fen.rss".to_owned(),
            }],
        }
    }

    #[test]
    fn every_server_is_told_what_moved() {
        for server in SERVERS {
            let text = (server.write)(&folder());
            let is_told = text
                .lines()
                .any(|line| line.contains("rss.xml") || line.contains("/old/rss\\.xml"));
            assert!(
                is_told && text.contains("courier.example/feeds/h"),
                "{}\n{text}",
                server.name
            );
            let stays = Folder {
                moved: Vec::new(),
                ..folder()
            };
            assert!(!(server.write)(&stays).contains("old/rss"), "{}", server.name);
        }
    }

    #[test]
    fn every_server_is_told_every_media_type() {
        for server in SERVERS {
            let text = (server.write)(&folder());
            for (ending, media_type) in folder().types {
                let bare = media_type.split(';').next().unwrap_or_default();
                assert!(
                    text.contains(ending) && text.contains(bare),
                    "{}: {ending}\n{text}",
                    server.name
                );
            }
            assert!(text.contains("charset") && text.contains("max-age"), "{}", server.name);
            assert!(text.ends_with('\n') && text.starts_with('#'), "{}", server.name);
        }
    }

    #[test]
    fn names_are_distinct_and_titled() {
        for (at, server) in SERVERS.iter().enumerate() {
            assert!(SERVERS[..at].iter().all(|other| other.name != server.name));
            assert!(!server.title.is_empty());
        }
    }

    #[test]
    fn quotes_in_paths_stay_inside() {
        for server in SERVERS.iter().filter(|server| server.name != "netlify") {
            let text = (server.write)(&folder());
            assert!(text.contains(r#""/srv/my \"courier\"/feeds"#), "{text}");
        }
    }

    #[test]
    fn without_compressed_files_nothing_is_said_of_them() {
        let bare = Folder {
            has_gzip: false,
            has_brotli: false,
            ..folder()
        };
        for server in SERVERS {
            let text = (server.write)(&bare);
            for word in ["_static", "precompressed", ".gz", ".br"] {
                assert!(!text.contains(word), "{}: {word}\n{text}", server.name);
            }
        }
    }
}
