//! Amazon S3, and stores that take the same commands. A store serves one file at an address and
//! does not choose by what a client accepts: compressed files stay at home.

use super::{CACHING, Folder, Server, quoted};

/// S3 in the table of servers.
pub(super) const SERVER: Server = Server {
    name: "s3",
    title: "Amazon S3: commands that copy the folder into a bucket",
    write,
};

fn write(folder: &Folder) -> String {
    let mut text = format!(
        "# The feeds, into the bucket that you name. Feeds come before the pages and lists that point to them.\n\
         bucket=${{1:?name the bucket}}\nfrom={}\nto=\"s3://$bucket\"{}\n",
        quoted(&folder.dir).replace('$', "\\$").replace('`', "\\`"),
        quoted(&folder.path).replace('$', "\\$").replace('`', "\\`"),
    );
    for (ending, media_type) in &folder.types {
        text += &format!(
            "aws s3 sync \"$from\" \"$to\" --exclude '*' --include '*.{ending}' \\\n  \
             --content-type {} --cache-control {}\n",
            quoted(media_type),
            quoted(CACHING)
        );
    }
    if !folder.moved.is_empty() {
        text += "# What moved. Only the website endpoint of a bucket sends readers on.\n";
    }
    for moved in &folder.moved {
        text += &format!(
            "aws s3api put-object --bucket \"$bucket\" --key '{}' --website-redirect-location '{}'\n",
            moved.from.trim_start_matches('/'),
            moved.to
        );
    }
    text
}
