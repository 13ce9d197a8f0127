//! Two feeds with a zero byte between them: what changes from the one to the other.

#![no_main]

use feedmill::compare::{Change, Kind, compare, text};
use feedmill::reader::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let middle = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (old, new) = bytes.split_at(middle);
    let old = read(old);
    let new = read(new.get(1..).unwrap_or_default());
    for feed in [&old, &new].into_iter().flatten() {
        let changes = compare(feed, feed);
        assert!(changes.is_empty(), "a feed differs from itself: {changes:?}");
    }
    if let (Ok(old), Ok(new)) = (&old, &new) {
        let (there, back) = (compare(old, new), compare(new, old));
        assert_eq!(text(&there, "").is_empty(), there.is_empty());
        assert_eq!(there.is_empty(), back.is_empty(), "{there:?} but {back:?}");
        // What comes on the way there goes on the way back.
        assert_eq!(count(&there, &["new"]), count(&back, &["vanished", "pushed_out"]));
        assert_eq!(count(&there, &["id_changed"]), count(&back, &["id_changed"]));
    }
});

fn count(changes: &[Change], kinds: &[&str]) -> usize {
    let is_of = |kind: &Kind| kinds.contains(&kind.name);
    changes.iter().filter(|change| is_of(change.kind)).count()
}
