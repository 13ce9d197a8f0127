//! Elements of two vocabularies that say the same: readers show one of them, or both.

use crate::Code;
use crate::codes::{DUPLICATE_ITEM_SEMANTICS, DUPLICATE_SEMANTICS};
use crate::found::Found;
use crate::frame::Frame;
use crate::namespace::Ns;
use crate::walk::Walk;

type Pair = (Ns, &'static str, Ns, &'static str);

const CHANNEL: &[Pair] = &[
    (Ns::None, "webMaster", Ns::Dc, "publisher"),
    (Ns::None, "language", Ns::Dc, "language"),
    (Ns::None, "copyright", Ns::Dc, "rights"),
    (Ns::None, "lastBuildDate", Ns::DcTerms, "modified"),
    (Ns::None, "generator", Ns::Admin, "generatorAgent"),
    (Ns::None, "managingEditor", Ns::Dc, "creator"),
    (Ns::None, "category", Ns::Dc, "subject"),
    (Ns::None, "pubDate", Ns::Dc, "date"),
    (Ns::CreativeCommons, "license", Ns::Cc, "license"),
];

const ITEM: &[Pair] = &[
    (Ns::None, "source", Ns::Dc, "source"),
    (Ns::None, "guid", Ns::Atom, "id"),
    (Ns::None, "author", Ns::Dc, "creator"),
    (Ns::None, "category", Ns::Dc, "subject"),
    (Ns::None, "pubDate", Ns::Dc, "date"),
    (Ns::None, "pubDate", Ns::Atom, "published"),
    (Ns::CreativeCommons, "license", Ns::Cc, "license"),
];

fn check<'a>(walk: &mut Walk<'a>, frame: &Frame<'a>, pairs: &[Pair], code: &'static Code) {
    for (core_ns, core, ns, extension) in pairs {
        // RSS 1.0 has its elements in a namespace.
        let core_ns = if *core_ns == Ns::None {
            walk.context.core
        } else {
            *core_ns
        };
        if let (Some(first), Some(second)) = (frame.seen((core_ns, core)), frame.seen((*ns, extension))) {
            let core = walk.context.show((core_ns, core));
            let extension = walk.context.show((*ns, extension));
            let found = Found::new(code, first.first.max(second.first))
                .with("core", core)
                .with("ext", extension);
            let shown = walk.context.show(frame.name.pair());
            walk.tell(found.with("element", shown));
        }
    }
}

/// Pairs in a channel.
pub(crate) fn channel<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    check(walk, frame, CHANNEL, DUPLICATE_SEMANTICS);
}

/// Pairs in an item.
pub(crate) fn item<'a>(walk: &mut Walk<'a>, frame: &mut Frame<'a>) {
    check(walk, frame, ITEM, DUPLICATE_ITEM_SEMANTICS);
}
