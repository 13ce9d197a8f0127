//! The namespaces of feeds: address, usual prefix, and whether we know their elements.

use std::collections::HashMap;
use std::sync::LazyLock;

macro_rules! namespaces {
    ($($(#[$meta:meta])* $ns:ident $prefix:literal $uri:literal;)*) => {
        /// A namespace.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) enum Ns {
            /// No namespace.
            None,
            /// One that we do not know.
            Unknown,
            $($(#[$meta])* #[doc = concat!("<", $uri, ">")] $ns,)*
        }

        /// Namespace, usual prefix, address; the first address of a namespace is the usual one.
        const NAMESPACES: &[(Ns, &str, &str)] = &[$((Ns::$ns, $prefix, $uri)),*];
    };
}

namespaces! {
    Access "access" "http://www.bloglines.com/about/specs/fac-1.0";
    Admin "admin" "http://webns.net/mvcb/";
    Aggregation "ag" "http://purl.org/rss/1.0/modules/aggregation/";
    Annotate "annotate" "http://purl.org/rss/1.0/modules/annotate/";
    App "app" "http://www.w3.org/2007/app";
    Atom "atom" "http://www.w3.org/2005/Atom";
    BlogChannel "blogChannel" "http://backend.userland.com/blogChannelModule";
    Cc "cc" "http://web.resource.org/cc/";
    Cf "cf" "http://www.microsoft.com/schemas/rss/core/2005";
    Content "content" "http://purl.org/rss/1.0/modules/content/";
    Conversations "conversationsNetwork" "http://conversationsnetwork.org/rssNamespace-1.0/";
    Chapters "psc" "http://podlove.org/simple-chapters";
    Changed "cp" "http://my.theinfo.org/changed/1.0/rss/";
    CreativeCommons "creativeCommons" "http://backend.userland.com/creativeCommonsRssModule";
    Dc "dc" "http://purl.org/dc/elements/1.1/";
    DcTerms "dcterms" "http://purl.org/dc/terms/";
    Event "ev" "http://purl.org/rss/1.0/modules/event/";
    FeedBurner "feedburner" "http://rssnamespace.org/feedburner/ext/1.0";
    Foaf "foaf" "http://xmlns.com/foaf/0.1/";
    Geo "geo" "http://www.w3.org/2003/01/geo/wgs84_pos#";
    GeoRss "georss" "http://www.georss.org/georss";
    GeoUrl "geourl" "http://geourl.org/rss/module/";
    Gml "gml" "http://www.opengis.net/gml";
    History "fh" "http://purl.org/syndication/history/1.0";
    Icbm "icbm" "http://postneo.com/icbm";
    Indexing "indexing" "urn:atom-extension:indexing";
    Itunes "itunes" "http://www.itunes.com/dtds/podcast-1.0.dtd";
    Link "l" "http://purl.org/rss/1.0/modules/link/";
    MathMl "mathml" "http://www.w3.org/1998/Math/MathML";
    Media "media" "http://search.yahoo.com/mrss/";
    OpenSearch "opensearch" "http://a9.com/-/spec/opensearch/1.1/";
    OpenSearch10 "opensearch10" "http://a9.com/-/spec/opensearchrss/1.0/";
    Opml "opml" "http://www.opml.org/spec2";
    Podcast "podcast" "https://podcastindex.org/namespace/1.0";
    Rdf "rdf" "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    RdfSchema "rdfs" "http://www.w3.org/2000/01/rdf-schema#";
    Rss090 "rss090" "http://my.netscape.com/rdf/simple/0.9/";
    Rss1 "rss1" "http://purl.org/rss/1.0/";
    Rss11 "rss11" "http://purl.org/net/rss1.1#";
    Slash "slash" "http://purl.org/rss/1.0/modules/slash/";
    Svg "svg" "http://www.w3.org/2000/svg";
    Syndication "sy" "http://purl.org/rss/1.0/modules/syndication/";
    Sync "sx" "http://feedsync.org/2007/feedsync";
    Taxonomy "taxo" "http://purl.org/rss/1.0/modules/taxonomy/";
    Thread "thr" "http://purl.org/syndication/thread/1.0";
    Tombstone "at" "http://purl.org/atompub/tombstones/1.0";
    Trackback "trackback" "http://madskills.com/public/xml/rss/module/trackback/";
    WellFormed "wfw" "http://wellformedweb.org/CommentAPI/";
    Wiki "wiki" "http://purl.org/rss/1.0/modules/wiki/";
    Xhtml "xhtml" "http://www.w3.org/1999/xhtml";
    Xlink "xlink" "http://www.w3.org/1999/xlink";
    Xml "xml" "http://www.w3.org/XML/1998/namespace";
}

/// Further addresses of the same namespaces, with the prefix that goes with each.
const OTHER_ADDRESSES: &[(Ns, &str, &str)] = &[
    (Ns::Thread, "thr", "http://purl.org/rss/1.0/modules/threading/"),
    (Ns::Wiki, "wiki", "http://www.usemod.com/cgi-bin/mb.pl?ModWiki"),
    (
        Ns::Podcast,
        "podcast",
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
    ),
];

/// Namespaces that are in use, and whose elements are not looked at.
const UNCHECKED: &[(&str, &str)] = &[
    ("audio", "http://media.tangent.org/rss/1.0/"),
    ("company", "http://purl.org/rss/1.0/modules/company"),
    ("email", "http://purl.org/rss/1.0/modules/email/"),
    ("g", "http://base.google.com/ns/1.0"),
    ("gd", "http://schemas.google.com/g/2005"),
    ("googleplay", "http://www.google.com/schemas/play-podcasts/1.0"),
    ("image", "http://purl.org/rss/1.0/modules/image/"),
    ("kml20", "http://earth.google.com/kml/2.0"),
    ("kml21", "http://earth.google.com/kml/2.1"),
    ("kml22", "http://www.opengis.net/kml/2.2"),
    ("openid", "http://openid.net/xmlns/1.0"),
    ("rawvoice", "http://www.rawvoice.com/rawvoiceRssModule/"),
    ("ref", "http://purl.org/rss/1.0/modules/reference/"),
    ("reqv", "http://purl.org/rss/1.0/modules/richequiv/"),
    ("rss091", "http://purl.org/rss/1.0/modules/rss091#"),
    ("schema", "http://schema.org/"),
    ("schema", "https://schema.org/"),
    ("search", "http://purl.org/rss/1.0/modules/search/"),
    ("snf", "http://www.smartnews.be/snf"),
    ("soap", "http://schemas.xmlsoap.org/soap/envelope/"),
    ("source", "http://source.scripting.com/"),
    ("source", "https://source.scripting.com/"),
    ("spotify", "http://www.spotify.com/ns/rss"),
    ("ss", "http://purl.org/rss/1.0/modules/servicestatus/"),
    ("str", "http://hacks.benhammersley.com/rss/streaming/"),
    ("sub", "http://purl.org/rss/1.0/modules/subscription/"),
    ("webfeeds", "http://webfeeds.org/rss/1.0"),
    ("xrd", "xri://$xrd*($v*2.0)"),
    ("xrds", "xri://$xrds"),
    ("yt", "http://www.youtube.com/xml/schemas/2015"),
];

/// Addresses without case and without what follows the last letter or digit: so a missing slash
/// still tells which namespace is meant.
static NEARLY: LazyLock<HashMap<String, Ns>> = LazyLock::new(|| {
    let all = NAMESPACES.iter().chain(OTHER_ADDRESSES);
    all.map(|(ns, _, uri)| (near(uri), *ns)).collect()
});

fn near(uri: &str) -> String {
    uri.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_')
        .to_lowercase()
}

impl Ns {
    /// The namespace of an address.
    pub(crate) fn of(uri: &str) -> Self {
        NEARLY.get(&near(uri)).copied().unwrap_or(Self::Unknown)
    }

    /// The usual prefix; empty for none and for those we do not know.
    pub(crate) fn prefix(self) -> &'static str {
        NAMESPACES
            .iter()
            .find(|(ns, ..)| *ns == self)
            .map_or("", |(_, prefix, _)| prefix)
    }
}

/// The usual prefix of an address, when it is written exactly so.
pub(crate) fn usual_prefix(uri: &str) -> Option<&'static str> {
    let mut all = NAMESPACES.iter().chain(OTHER_ADDRESSES);
    all.find(|(_, _, known)| *known == uri).map(|(_, prefix, _)| *prefix)
}

/// The usual address of a prefix.
pub(crate) fn usual_address(prefix: &str) -> Option<&'static str> {
    let known = NAMESPACES.iter().find(|(_, known, _)| *known == prefix);
    known.map(|(_, _, uri)| *uri).or_else(|| {
        let unchecked = UNCHECKED.iter().find(|(known, _)| *known == prefix);
        unchecked.map(|(_, uri)| *uri)
    })
}

/// Whether the namespace is in use, but not looked at.
pub(crate) fn is_unchecked(uri: &str) -> bool {
    UNCHECKED.iter().any(|(_, known)| *known == uri)
}
