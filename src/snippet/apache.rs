//! Apache httpd 2.4. Compressed files are found by rewriting, as its own manual proposes: with
//! `MultiViews` the address of a folder would not be looked up.

use super::{CACHING, Folder, Server, endings, quoted};

/// Apache in the table of servers.
pub(super) const SERVER: Server = Server {
    name: "apache",
    title: "Apache httpd: for the `VirtualHost` of the site",
    write,
};

fn write(folder: &Folder) -> String {
    let mut text = format!(
        "# The feeds, for the `VirtualHost` of Apache httpd. Modules: alias, headers, mime, dir{}.\n\
         Alias {} {}\n<Directory {}>\n    Require all granted\n    Options -Indexes\n    DirectoryIndex index.html\n",
        if has_compressed(folder) {
            ", rewrite"
        } else {
            ", deflate"
        },
        quoted(&folder.path),
        quoted(&format!("{}/", folder.dir)),
        quoted(&folder.dir),
    );
    for (ending, media_type) in &folder.types {
        text += &format!("    AddType {} .{ending}\n", quoted(media_type));
    }
    text += &format!("    Header set Cache-Control {}\n", quoted(CACHING));
    text += &compression(folder);
    text += "</Directory>\n";
    text += &format!(
        "# What feedmill remembers is nobody's business.\n<Directory {}>\n    Require all denied\n</Directory>\n",
        quoted(&format!("{}/.feedmill", folder.dir))
    );
    text + &moved(folder)
}

/// `Redirect` would take what is below an address along, and `RedirectMatch` encodes the percent signs of the new one again.
fn moved(folder: &Folder) -> String {
    if folder.moved.is_empty() {
        return String::new();
    }
    let rules = folder.moved.iter().map(|moved| {
        let from = format!("\"^{}$\"", moved.from.replace('.', "\\."));
        // A percent sign before a digit would be what a condition found.
        format!("RewriteRule {from} \"{}\" [R=301,NE,L]\n", moved.to.replace('%', "\\%"))
    });
    let rules: String = rules.collect();
    format!("# What moved. Module: rewrite.\nRewriteEngine On\n{rules}")
}

fn has_compressed(folder: &Folder) -> bool {
    folder.has_gzip || folder.has_brotli
}

/// The filter puts `-gzip` into the `ETag`, and Apache compares what comes back with the one that it had before (RFC 9110,
/// section 13.1.2; bug 45023 of Apache): without the second line, whoever takes gzip would get each feed whole, every time.
const DEFLATE: &str = "    SetOutputFilter DEFLATE\n    RequestHeader edit* If-None-Match \"-gzip\\\"\" \"\\\"\"\n";

fn compression(folder: &Folder) -> String {
    if !has_compressed(folder) {
        return DEFLATE.to_owned();
    }
    let mut text = String::from("    RewriteEngine On\n    Header merge Vary Accept-Encoding\n");
    let siblings = [("br", "br", folder.has_brotli), ("gz", "gzip", folder.has_gzip)];
    for (ending, encoding, _) in siblings.iter().filter(|(.., is_there)| *is_there) {
        text += &format!(
            "    RewriteCond \"%{{HTTP:Accept-Encoding}}\" \"\\b{encoding}\\b\"\n\
             \x20   RewriteCond \"%{{REQUEST_FILENAME}}.{ending}\" -f\n\
             \x20   RewriteRule \"\\.({})$\" \"%{{REQUEST_URI}}.{ending}\" [E=no-gzip:1,E=no-brotli:1,L]\n",
            endings(folder),
        );
    }
    for (ending, encoding, _) in siblings.iter().filter(|(.., is_there)| *is_there) {
        for (of, media_type) in &folder.types {
            text += &format!(
                "    <FilesMatch \"\\.{of}\\.{ending}$\">\n        ForceType {}\n        RemoveEncoding .{ending}\n\
                 \x20       Header set Content-Encoding {encoding}\n    </FilesMatch>\n",
                quoted(media_type)
            );
        }
    }
    text
}
