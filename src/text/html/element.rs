//! The elements of HTML: which of them stay in a body, with which attributes, and how a parser that mends what
//! people write treats each (HTML, section 13.2.6.4.7).

/// What becomes of an element in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Permit {
    /// It stays with these attributes and those of `EVERYWHERE`. Elements beyond HTML 4 are known to the W3C feed
    /// validator.
    Stays(&'static [&'static str]),
    /// What stands in it stays.
    Opened,
    /// It goes with all that is in it.
    Removed,
}

use Permit::{Opened, Removed, Stays};

/// How a parser treats an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Has no content and no end.
    Void,
    /// The same, and ends a paragraph.
    Rule,
    /// Ends a paragraph.
    Block,
    Paragraph,
    Heading,
    /// `li`
    Item,
    /// `dt` and `dd`
    Term,
    /// Ends a paragraph, and a line break at its beginning does not count.
    Preformatted,
    /// Opened again where something else closed it.
    Formatting,
    /// Formatting that does not stand in another of its kind.
    Link,
    /// Nothing is special about it.
    Phrase,
    Ruby,
    /// `rt` and `rp`
    RubyText,
    Table,
    Caption,
    Columns,
    Column,
    /// `thead`, `tbody` and `tfoot`
    Rows,
    Row,
    Cell,
    /// Nothing in it is markup.
    Raw,
    /// Has rules of its own.
    Other,
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    /// In lower case.
    pub name: &'static str,
    pub role: Role,
    pub permit: Permit,
}

/// Attributes that stay with every element that stays.
pub(super) const EVERYWHERE: &[&str] = &["dir", "id", "lang", "title"];

const SIZED: &[&str] = &["controls", "height", "poster", "src", "width"];
const CHANGE: &[&str] = &["cite", "datetime"];

/// Attributes of formulas (`MathML` Core).
const FORMULA: &[&str] = &[
    "columnalign",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "height",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "width",
];

macro_rules! elements {
    ($($role:ident { $($permit:expr => $($name:literal)*;)* })*) => {
        /// The table of elements. What is in none of its rows is a phrase that is opened.
        pub(super) const ELEMENTS: &[Element] = &[$($($(Element {
            name: $name, role: Role::$role, permit: $permit,
        },)*)*)*];
    };
}

elements! {
    Void {
        Stays(&[]) => "br" "wbr";
        Stays(&["alt", "height", "src", "srcset", "width"]) => "img";
        Stays(&["src", "srcset", "type"]) => "source";
        Opened => "area" "base" "basefont" "bgsound" "embed" "input" "keygen" "link" "meta" "param" "track";
    }
    Rule { Stays(&[]) => "hr"; }
    Block {
        Stays(&[]) => "address" "article" "aside" "center" "div" "dl" "figcaption" "figure" "footer" "header" "section" "summary" "ul";
        Stays(&["cite"]) => "blockquote";
        Stays(&["open"]) => "details";
        Stays(&["reversed", "start"]) => "ol";
        Opened => "dir" "fieldset" "hgroup" "main" "menu" "nav";
    }
    Paragraph { Stays(&[]) => "p"; }
    Heading { Stays(&[]) => "h1" "h2" "h3" "h4" "h5" "h6"; }
    Item { Stays(&[]) => "li"; }
    Term { Stays(&[]) => "dd" "dt"; }
    Preformatted { Stays(&[]) => "pre"; }
    Formatting {
        Stays(&[]) => "b" "big" "code" "em" "i" "s" "small" "strike" "strong" "tt" "u";
        Opened => "font";
    }
    Link { Stays(&["href", "hreflang", "name"]) => "a"; }
    Phrase {
        Stays(&[]) => "abbr" "acronym" "bdi" "cite" "dfn" "kbd" "mark" "picture" "samp" "span" "sub" "sup" "var";
        Stays(&["controls", "src"]) => "audio";
        Stays(CHANGE) => "del" "ins";
        Stays(&["cite"]) => "q";
        Stays(&["datetime"]) => "time";
        Stays(SIZED) => "video";
    }
    Ruby { Stays(&[]) => "ruby"; }
    RubyText { Stays(&[]) => "rp" "rt"; }
    Table { Stays(&[]) => "table"; }
    Caption { Stays(&[]) => "caption"; }
    Columns { Stays(&["span"]) => "colgroup"; }
    Column { Stays(&["span"]) => "col"; }
    Rows { Stays(&[]) => "tbody" "tfoot" "thead"; }
    Row { Stays(&[]) => "tr"; }
    Cell {
        Stays(&["align", "colspan", "headers", "rowspan"]) => "td";
        Stays(&["align", "colspan", "headers", "rowspan", "scope"]) => "th";
    }
    Raw { Removed => "iframe" "noframes" "script" "style" "title"; }
    Other {
        // Formulas, but for notes in other notations.
        Stays(FORMULA) => "math" "merror" "mfrac" "mi" "mmultiscripts" "mn" "mo" "mover" "mpadded" "mphantom" "mprescripts"
            "mroot" "mrow" "mspace" "msqrt" "mstyle" "msub" "msubsup" "msup" "mtable" "mtd" "mtext" "mtr" "munder"
            "munderover" "none" "semantics";
        Removed => "template";
        Opened => "applet" "body" "button" "dialog" "form" "frame" "frameset" "head" "html" "image" "isindex" "listing" "marquee"
            "nobr" "noembed" "object" "optgroup" "option" "plaintext" "rb" "rtc" "search" "select" "selectedcontent"
            "svg" "textarea" "xmp";
    }
}

/// The row of an element by its name in lower case.
pub(super) fn element(name: &str) -> Option<&'static Element> {
    static BY_NAME: std::sync::LazyLock<rustc_hash::FxHashMap<&str, &Element>> =
        std::sync::LazyLock::new(|| ELEMENTS.iter().map(|element| (element.name, element)).collect());
    BY_NAME.get(name).copied()
}

/// The names of the elements of which that is true.
pub(super) fn names(is_it: impl Fn(Permit) -> bool) -> impl Iterator<Item = &'static str> {
    ELEMENTS
        .iter()
        .filter(move |element| is_it(element.permit))
        .map(|element| element.name)
}
