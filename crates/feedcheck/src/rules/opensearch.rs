//! `opensearch:Query`: roles of one's own need a prefix that is declared.

use crate::codes::{INVALID_LOCAL_ROLE, UNDECLARED_PREFIX};
use crate::found::Found;
use crate::frame::Frame;
use crate::walk::Walk;

const ROLES: [&str; 6] = ["request", "example", "related", "correction", "subset", "superset"];

/// `role` of `opensearch:Query`.
pub(crate) fn role<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    let Some(role) = frame.plain("role") else { return };
    let code = match role.split_once(':') {
        Some((prefix, _)) if walk.reader().knows_prefix(prefix) => return,
        Some(_) => UNDECLARED_PREFIX,
        None if ROLES.contains(&role) => return,
        None => INVALID_LOCAL_ROLE,
    };
    let parent = walk.context.show(frame.name.pair());
    let found = Found::new(code, frame.at)
        .with("parent", parent)
        .with("element", "role")
        .with("value", role);
    walk.tell(found);
}
