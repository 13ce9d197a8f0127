//! Dublin Core: `dc` (15 elements) and `dcterms`, where any metadata may stand.

use super::super::value::{date, language, text};
use super::{ANYTHING, Group, Kind, attribute, list, many, once, text};
use crate::namespace::Ns;
use crate::rules;
use crate::value::Check;

/// An address in `rdf:resource` (RSS 1.0), or text elsewhere.
pub(super) const RESOURCE: Kind = Kind {
    closes: &[rules::rdf::resource],
    ..Kind::text(&[]).with(list![
        attribute(Ns::Rdf, "resource", &[]),
        attribute(Ns::Dc, "title", &[])
    ])
};

const NOTHING: &[Check] = &[];

/// `dc` without creator, subject and date, which differ by place.
pub(super) const DC: Group = Group {
    ns: Ns::Dc,
    children: &[
        once("title", PLAIN),
        once("description", PLAIN),
        many("publisher", PLAIN),
        many("contributor", PLAIN),
        once("type", PLAIN),
        once("format", PLAIN),
        many("identifier", PLAIN),
        once("source", PLAIN),
        once("language", text![language::language]),
        many("relation", PLAIN),
        many("coverage", PLAIN),
        once("rights", text![text::plain]),
    ],
};

const PLAIN: &super::Kind = const { &super::Kind::text(NOTHING) };

/// Creator, subject and date, where they may come with an article or a feed.
pub(super) const DC_PEOPLE: Group = Group {
    ns: Ns::Dc,
    children: &[
        many("creator", PLAIN),
        many("subject", PLAIN),
        once("date", text![date::w3cdtf]),
    ],
};

/// The same in an item of RSS, where several dates may come.
pub(super) const DC_ITEM: Group = Group {
    ns: Ns::Dc,
    children: &[
        many("creator", PLAIN),
        many("subject", PLAIN),
        many("date", text![date::w3cdtf]),
    ],
};

/// `dcterms`.
pub(super) const DC_TERMS: Group = Group {
    ns: Ns::DcTerms,
    children: &[
        many("alternative", PLAIN),
        once("abstract", PLAIN),
        once("tableOfContents", &RESOURCE),
        once("created", text![date::w3cdtf_ever]),
        many("valid", &ANYTHING),
        many("available", &ANYTHING),
        once("issued", text![date::w3cdtf]),
        once("modified", text![date::w3cdtf]),
        once("dateAccepted", PLAIN),
        once("dateCopyrighted", PLAIN),
        once("dateSubmitted", PLAIN),
        many("extent", text![text::not_blank]),
        many("medium", PLAIN),
        many("title", PLAIN),
        many("creator", PLAIN),
        many("subject", PLAIN),
        many("description", PLAIN),
        many("publisher", PLAIN),
        many("contributor", PLAIN),
        many("date", text![date::w3cdtf]),
        many("type", PLAIN),
        many("format", PLAIN),
        many("identifier", PLAIN),
        many("source", PLAIN),
        many("language", text![language::language]),
        many("relation", PLAIN),
        many("coverage", PLAIN),
        many("rights", PLAIN),
        many("isVersionOf", &RESOURCE),
        many("hasVersion", &RESOURCE),
        many("isReplacedBy", &RESOURCE),
        many("replaces", &RESOURCE),
        many("isRequiredBy", &RESOURCE),
        many("requires", &RESOURCE),
        many("isPartOf", &RESOURCE),
        many("hasPart", &RESOURCE),
        many("isReferencedBy", &RESOURCE),
        many("references", &RESOURCE),
        many("isFormatOf", &RESOURCE),
        many("hasFormat", &RESOURCE),
        many("conformsTo", &RESOURCE),
        many("spatial", &ANYTHING),
        many("temporal", &ANYTHING),
        many("audience", PLAIN),
        once("mediator", PLAIN),
        many("accessRights", &ANYTHING),
        many("accrualMethod", &ANYTHING),
        many("accrualPeriodicity", &ANYTHING),
        many("accrualPolicy", &ANYTHING),
        many("bibliographicCitation", &ANYTHING),
        many("educationLevel", &ANYTHING),
        many("instructionalMethod", &ANYTHING),
        many("license", &ANYTHING),
        many("provenance", &ANYTHING),
        many("rightsHolder", &ANYTHING),
    ],
};
