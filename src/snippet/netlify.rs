//! Netlify, and hosts that read the same file, such as Cloudflare Pages. They compress what they
//! send by themselves.

use super::{CACHING, Folder, Server};

/// Netlify in the table of servers.
pub(super) const SERVER: Server = Server {
    name: "netlify",
    title: "Netlify and Cloudflare Pages: for the file `_headers` of the site",
    write,
};

fn write(folder: &Folder) -> String {
    let mut text = String::from("# The feeds, for the file `_headers` in the folder that is published.\n");
    for (ending, media_type) in &folder.types {
        text += &format!(
            "{}*.{ending}\n  Content-Type: {media_type}\n  Cache-Control: {CACHING}\n",
            folder.path
        );
    }
    if !folder.moved.is_empty() {
        text += "# What moved, for the file `_redirects` beside it, without the first two characters:\n";
    }
    for moved in &folder.moved {
        text += &format!("# {} {} 301\n", moved.from, moved.to);
    }
    text
}
