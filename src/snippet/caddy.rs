//! Caddy 2.

use super::{CACHING, Folder, Server, quoted};

/// Caddy in the table of servers.
pub(super) const SERVER: Server = Server {
    name: "caddy",
    title: "Caddy: for the block of the site in the Caddyfile",
    write,
};

fn write(folder: &Folder) -> String {
    let mut text = format!(
        "# The feeds, for the block of the site in the Caddyfile.\n\
         handle_path {} {{\n\troot * {}\n",
        quoted(&format!("{}*", folder.path)),
        quoted(&folder.dir),
    );
    for (ending, media_type) in &folder.types {
        text += &format!(
            "\t@{ending} path *.{ending}{}\n\theader @{ending} Content-Type {}\n",
            if *ending == "html" { " */" } else { "" },
            quoted(media_type)
        );
    }
    text += &format!(
        "\theader Cache-Control {}\n{}\tfile_server {{\n",
        quoted(CACHING),
        compression(folder)
    );
    // What feedmill remembers is nobody's business.
    text += "\t\thide .*\n";
    let siblings = [("br", folder.has_brotli), ("gzip", folder.has_gzip)];
    let siblings: Vec<&str> = siblings
        .iter()
        .filter(|(_, is_there)| *is_there)
        .map(|(name, _)| *name)
        .collect();
    if !siblings.is_empty() {
        text += &format!("\t\tprecompressed {}\n", siblings.join(" "));
    }
    text += "\t}\n}\n";
    for moved in &folder.moved {
        text += &format!("redir {} {} permanent\n", quoted(&moved.from), quoted(&moved.to));
    }
    text
}

/// Caddy knows which types are worth it, but for that of JSON Feed.
fn compression(folder: &Folder) -> String {
    let bare = |media_type: &str| media_type.split(';').next().unwrap_or_default().to_owned();
    let types = folder
        .types
        .iter()
        .map(|(_, media_type)| format!("\t\t\theader Content-Type {}*\n", bare(media_type)));
    format!(
        "\tencode gzip {{\n\t\tmatch {{\n{}\t\t}}\n\t}}\n",
        types.collect::<String>()
    )
}
