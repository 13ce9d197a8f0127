//! What a browser does with each element of HTML (HTML, section 13.2.6.4.7), and which sets it belongs to.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Elements that open and close in the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ElementGroup {
    /// All others, also those that HTML does not know.
    Other,
    /// A paragraph ends before it.
    Block,
    Paragraph,
    Heading,
    Form,
    /// Of a list.
    Item,
    Button,
    /// Stays open behind the end of a block that it began in.
    Formatting,
    /// Keeps formatting to itself.
    Holder,
    Table,
    /// Without content, in a line of text.
    Void,
    /// The same, which stands anywhere.
    Lone,
    Input,
    Rule,
    /// Its text holds no tags.
    Raw,
    Select,
    /// Of a selection.
    Choice,
    /// Of ruby text.
    RubyBase,
    RubyText,
    Graphics,
    Template,
    /// The page itself.
    Page,
    /// Stands in certain others only.
    Part,
}

/// Elements by how they open and close.
const GROUPS: &[(ElementGroup, &str)] = &[
    (
        ElementGroup::Block,
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header \
         hgroup listing main menu nav ol plaintext pre search section summary ul",
    ),
    (ElementGroup::Paragraph, "p"),
    (ElementGroup::Heading, "h1 h2 h3 h4 h5 h6"),
    (ElementGroup::Form, "form"),
    (ElementGroup::Item, "dd dt li"),
    (ElementGroup::Button, "button"),
    (
        ElementGroup::Formatting,
        "a b big code em font i nobr s small strike strong tt u",
    ),
    (ElementGroup::Holder, "applet marquee object"),
    (ElementGroup::Table, "table"),
    (ElementGroup::Void, "area br embed image img keygen wbr"),
    (ElementGroup::Lone, "base basefont bgsound link meta param source track"),
    (ElementGroup::Input, "input"),
    (ElementGroup::Rule, "hr"),
    (
        ElementGroup::Raw,
        "iframe noembed noframes noscript script style textarea title xmp",
    ),
    (ElementGroup::Select, "select"),
    (ElementGroup::Choice, "optgroup option"),
    (ElementGroup::RubyBase, "rb rtc"),
    (ElementGroup::RubyText, "rp rt"),
    (ElementGroup::Graphics, "math svg"),
    (ElementGroup::Template, "template"),
    (ElementGroup::Page, "body frameset html"),
    (
        ElementGroup::Part,
        "caption col colgroup frame head tbody td tfoot th thead tr",
    ),
];

/// Sets of elements, as bits.
pub(super) mod set {
    /// No formatting is closed across it.
    pub(in super::super) const SPECIAL: u16 = 1;
    /// An end tag is looked for no further.
    pub(in super::super) const SCOPE: u16 = 1 << 1;
    /// Nor is the end of an item,
    pub(in super::super) const LIST: u16 = 1 << 2;
    /// the end of a paragraph,
    pub(in super::super) const BUTTON: u16 = 1 << 3;
    /// the end of a table.
    pub(in super::super) const TABLE: u16 = 1 << 4;
    /// Closed by the end of what is around it.
    pub(in super::super) const IMPLIED: u16 = 1 << 5;
    /// The same, in a template.
    pub(in super::super) const IMPLIED_PART: u16 = 1 << 6;
    pub(in super::super) const HEADING: u16 = 1 << 7;
    /// Parts of a table that take no text.
    pub(in super::super) const NO_TEXT: u16 = 1 << 8;
    pub(in super::super) const ROWS: u16 = 1 << 9;
    pub(in super::super) const ROW: u16 = 1 << 10;
    pub(in super::super) const CELL: u16 = 1 << 11;
    /// Ends a drawing or a formula.
    pub(in super::super) const ENDS_GRAPHICS: u16 = 1 << 12;
    /// Its end tag may be left out.
    pub(in super::super) const OPEN_AT_END: u16 = 1 << 13;
    /// Of drawings and formulas: holds HTML.
    pub(in super::super) const HOLDS_HTML: u16 = 1 << 14;
    /// What is looked for in the definitions of a list stops here.
    pub(in super::super) const STOPS_ITEM: u16 = 1 << 15;
}

const SETS: &[(u16, &str)] = &[
    (set::SPECIAL, "address div p"),
    (
        set::SPECIAL | set::STOPS_ITEM,
        "applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd \
         details dir dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header \
         hgroup hr html iframe img input isindex li link listing main marquee menu meta nav noembed noframes noscript \
         object ol param plaintext pre script section select source style summary table tbody td template textarea \
         tfoot th thead title tr track ul wbr xmp",
    ),
    (set::SCOPE, "applet caption marquee object select table td template th"),
    (set::LIST, "ol ul"),
    (set::BUTTON, "button"),
    (set::TABLE, "table template"),
    (
        set::IMPLIED | set::IMPLIED_PART,
        "dd dt li optgroup option p rb rp rt rtc",
    ),
    (set::IMPLIED_PART, "caption colgroup tbody td tfoot th thead tr"),
    (set::HEADING, "h1 h2 h3 h4 h5 h6"),
    (set::NO_TEXT, "table tbody tfoot thead tr"),
    (set::ROWS, "tbody template tfoot thead"),
    (set::ROW, "template tr"),
    (set::CELL, "td th"),
    (
        set::ENDS_GRAPHICS,
        "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu \
         meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var",
    ),
    (
        set::OPEN_AT_END,
        "dd dt li optgroup option p rp rt tbody td tfoot th thead tr",
    ),
];

/// How HTML treats an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Category {
    pub group: ElementGroup,
    /// The sets that it is in.
    pub sets: u16,
}

impl Category {
    /// An element that HTML treats as any other.
    pub(super) const OTHER: Self = Self {
        group: ElementGroup::Other,
        sets: 0,
    };

    /// What is known of an element, by its name in lower case.
    pub(super) fn of(name: &str) -> Self {
        CATEGORIES.get(name).copied().unwrap_or(Self::OTHER)
    }

    /// Whether it is in one of the sets.
    pub(super) fn is_in(self, sets: u16) -> bool {
        self.sets & sets != 0
    }
}

static CATEGORIES: LazyLock<FxHashMap<&'static str, Category>> = LazyLock::new(|| {
    let mut categories = FxHashMap::default();
    for (group, names) in GROUPS {
        for name in names.split_ascii_whitespace() {
            categories.entry(name).or_insert(Category::OTHER).group = *group;
        }
    }
    for (sets, names) in SETS {
        for name in names.split_ascii_whitespace() {
            categories.entry(name).or_insert(Category::OTHER).sets |= sets;
        }
    }
    categories
});
