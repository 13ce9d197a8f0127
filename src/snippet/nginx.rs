//! nginx. `types` in a location takes the place of all other types there, so it names every
//! ending that the folder has.

use super::{CACHING, Folder, Server, quoted};

/// nginx in the table of servers.
pub(super) const SERVER: Server = Server {
    name: "nginx",
    title: "nginx: a location, for the `server` block of the site",
    write,
};

fn write(folder: &Folder) -> String {
    let mut text = format!(
        "# The feeds, for the `server` block of nginx.\n\
         location ^~ {} {{\n    alias {};\n    index index.html;\n",
        quoted(&folder.path),
        quoted(&format!("{}/", folder.dir)),
    );
    // With the charset in the type, nginx adds it to compressed answers too.
    text += "    types {\n";
    for (ending, media_type) in &folder.types {
        text += &format!("        {} {ending};\n", quoted(media_type));
    }
    text += &format!("    }}\n    add_header Cache-Control {};\n", quoted(CACHING));
    text += "    gzip on;\n    gzip_vary on;\n    gzip_types *;\n";
    if folder.has_gzip {
        text += "    gzip_static on;\n";
    }
    if folder.has_brotli {
        text += "    brotli_static on; # needs the module ngx_brotli\n";
    }
    text += "    location ~ /\\. {\n        return 404; # what feedmill remembers is nobody's business\n    }\n}\n";
    for moved in &folder.moved {
        let (from, to) = (quoted(&moved.from), quoted(&moved.to));
        text += &format!("location = {from} {{\n    return 301 {to};\n}}\n");
    }
    text
}
