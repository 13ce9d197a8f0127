//! Names of HTML, SVG and `MathML`: which exist, and which readers let through. The lists are those
//! of the W3C feed validator, brought up to date where the HTML standard has moved on.

use std::collections::HashSet;
use std::sync::LazyLock;

use xxhash_rust::xxh3::Xxh3DefaultBuilder;

/// Names by a fast hash: each tag and attribute is looked up.
pub(crate) type Set = HashSet<&'static str, Xxh3DefaultBuilder>;

type Names = LazyLock<Set>;

/// A set of the words in a text.
macro_rules! words {
    ($($text:literal)*) => { LazyLock::new(|| concat!($($text, " "),*).split_ascii_whitespace().collect()) };
}

static SAFE: Names = words!(
    "a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption center cite code"
    "col colgroup command data datagrid datalist dd del details dfn dialog dir div dl dt em eventsource fieldset"
    "figcaption figure footer font form header h1 h2 h3 h4 h5 h6 hgroup hr i img input ins keygen kbd label legend li m"
    "main map mark menu meter multicol nav nextid ol output optgroup option p picture pre progress q rp rt ruby s samp"
    "search section select small sound source spacer span strike strong sub summary sup table tbody td template textarea"
    "time tfoot th thead tr track tt u ul var video noscript wbr"
);

/// Elements that exist, and that readers take out.
static UNSAFE: Names = words!(
    "applet base basefont body comment embed frame frameset head html iframe isindex link listing meta noframes object"
    "param plaintext script slot style title xmp"
);

static SAFE_ATTRIBUTES: Names = words!(
    "abbr accept accept-charset accesskey action align allow allowfullscreen allowpaymentrequest alt as autoplay"
    "autocapitalize autocomplete autocorrect autofocus axis background balance bgcolor bgproperties border bordercolor"
    "bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch challenge char charoff choff charset"
    "checked cite class clear color cols colspan compact contenteditable controls coords crossorigin data datafld"
    "datapagesize datasrc datetime decoding default delay dir dirname disabled download draggable dynsrc enctype end"
    "enterkeyhint face fetchpriority for form formenctype frame galleryimg gutter headers height hidefocus hidden high"
    "href hreflang hspace icon id inert inputmode is ismap itemid itemprop itemref itemscope itemtype kind keytype label lang"
    "leftspacing loading list longdesc loop loopcount loopend loopstart low lowsrc max maxlength media method min"
    "minlength multiple muted name nohref nonce noshade nowrap open optimum pattern ping placeholder playsinline popover popovertarget"
    "point-size poster preload prompt pqg radiogroup readonly referrerpolicy rel repeat-max repeat-min replace required"
    "rev reversed rightspacing role rows rowspan rules scope selected shape size sizes span spellcheck src srclang srcset"
    "start step summary suppress tabindex target template title toppadding translate type unselectable usemap urn valign"
    "value variable volume vspace vrml width wrap xml:lang xmlns"
);

static SVG: Names = words!(
    "a animate animateColor animateMotion animateTransform circle defs desc ellipse font-face font-face-name"
    "font-face-src g glyph hkern linearGradient line marker metadata missing-glyph mpath path polygon polyline"
    "radialGradient rect set stop svg switch text title tspan use"
);

static SVG_ATTRIBUTES: Names = words!(
    "accent-height accumulate additive alphabetic arabic-form ascent attributeName attributeType baseProfile bbox begin"
    "by calcMode cap-height class color color-rendering content cx cy d dx dy descent display dur end fill fill-opacity"
    "fill-rule font-family font-size font-stretch font-style font-variant font-weight from fx fy g1 g2 glyph-name"
    "gradientUnits hanging height horiz-adv-x horiz-origin-x id ideographic k keyPoints keySplines keyTimes lang"
    "mathematical marker-end marker-mid marker-start markerHeight markerUnits markerWidth max min name offset opacity"
    "orient origin overline-position overline-thickness panose-1 path pathLength points preserveAspectRatio r refX refY"
    "repeatCount repeatDur requiredExtensions requiredFeatures restart rotate rx ry slope stemh stemv stop-color"
    "stop-opacity strikethrough-position strikethrough-thickness stroke stroke-dasharray stroke-dashoffset"
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style systemLanguage target"
    "text-anchor to transform type u1 u2 underline-position underline-thickness unicode unicode-range units-per-em"
    "values version viewBox visibility width widths x x-height x1 x2 xmlns y y1 y2 zoomAndPan"
);

static MATHML: Names = words!(
    "annotation annotation-xml maction math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot"
    "mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics"
);

static MATHML_ATTRIBUTES: Names = words!(
    "actiontype align columnalign columnlines columnspacing columnspan depth display displaystyle encoding equalcolumns"
    "equalrows fence fontstyle fontweight frame height linethickness lspace mathbackground mathcolor mathvariant maxsize"
    "minsize other rowalign rowlines rowspacing rowspan rspace scriptlevel selection separator stretchy width xmlns"
);

/// Characters that HTML 4 has names for; people who write `&eacute` in plain text mean one of them.
static ENTITIES: Names = words!(
    "AElig Aacute Acirc Agrave Alpha Aring Atilde Auml Beta Ccedil Chi Dagger Delta ETH Eacute Ecirc Egrave Epsilon Eta"
    "Euml Gamma Iacute Icirc Igrave Iota Iuml Kappa Lambda Mu Ntilde Nu OElig Oacute Ocirc Ograve Omega Omicron Oslash"
    "Otilde Ouml Phi Pi Prime Psi Rho Scaron Sigma THORN Tau Theta Uacute Ucirc Ugrave Upsilon Uuml Xi Yacute Yuml Zeta"
    "aacute acirc acute aelig agrave alefsym alpha amp and ang apos aring asymp atilde auml bdquo beta brvbar bull cap"
    "ccedil cedil cent chi circ clubs cong copy crarr cup curren dArr dagger darr deg delta diams divide eacute ecirc"
    "egrave empty emsp ensp epsilon equiv eta eth euml euro exist fnof forall frac12 frac14 frac34 frasl gamma ge gt hArr"
    "harr hearts hellip iacute icirc iexcl igrave image infin int iota iquest isin iuml kappa lArr lambda lang laquo larr"
    "lceil ldquo le lfloor lowast loz lrm lsaquo lsquo lt macr mdash micro middot minus mu nabla nbsp ndash ne ni not"
    "notin nsub ntilde nu oacute ocirc oelig ograve oline omega omicron oplus or ordf ordm oslash otilde otimes ouml para"
    "part permil perp phi pi piv plusmn pound prime prod prop psi quot rArr radic rang raquo rarr rceil rdquo real reg"
    "rfloor rho rlm rsaquo rsquo sbquo scaron sdot sect shy sigma sigmaf sim spades sub sube sum sup sup1 sup2 sup3 supe"
    "szlig tau there4 theta thetasym thinsp thorn tilde times trade uArr uacute uarr ucirc ugrave uml upsih upsilon uuml"
    "weierp xi yacute yen yuml zeta zwj zwnj"
);

/// Names that count without a `;` (HTML, section 13.5): they are older than that rule.
static CLOSED_BY_NOTHING: Names = words!(
    "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml"
    "LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute"
    "aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml"
    "frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc"
    "ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute"
    "ucirc ugrave uml uuml yacute yen yuml"
);

/// Elements of stories: who begins a text with one of them, escaped, did not mean to write about it.
static OF_STORIES: Names = words!(
    "a abbr address article aside audio b bdi big blockquote center cite code data del details dfn div dl em figcaption"
    "figure font footer h1 h2 h3 h4 h5 h6 header i img ins kbd label main mark nav ol p picture pre q s samp section small"
    "span strike strong sub summary sup table time tt u ul var video"
);

/// Whether there is such an element, whatever readers make of it; custom elements have a hyphen.
pub(crate) fn is_tag(name: &str) -> bool {
    SAFE.contains(name) || UNSAFE.contains(name) || is_graphics(name)
}

/// Pictures and formulas that HTML takes in (HTML, section 4.8.16 and 4.8.17).
fn is_graphics(name: &str) -> bool {
    // The tokenizer gives names in lower case.
    SVG.iter()
        .chain(MATHML.iter())
        .any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether it is a part of a drawing, which is told as a whole, or of a formula, which holds nothing that runs
/// and of which readers show at least the words.
pub(crate) fn is_inside_graphics(name: &str) -> bool {
    is_graphics(name) && name != "svg"
}

/// Whether readers let the element through.
pub(crate) fn is_safe_element(name: &str) -> bool {
    SAFE.contains(name)
}

/// Whether readers let the attribute through.
pub(crate) fn is_safe_attribute(name: &str) -> bool {
    SAFE_ATTRIBUTES.contains(name) || name.starts_with("data-") || name.starts_with("aria-")
}

/// Whether HTML reads `&name` as a character.
pub(crate) fn is_named_entity(name: &str) -> bool {
    ENTITIES.contains(name)
}

/// Whether readers let the element and the attribute of SVG through.
pub(crate) fn svg() -> (&'static Set, &'static Set) {
    (&SVG, &SVG_ATTRIBUTES)
}

/// Whether readers let the element and the attribute of `MathML` through.
pub(crate) fn mathml() -> (&'static Set, &'static Set) {
    (&MATHML, &MATHML_ATTRIBUTES)
}

/// Whether HTML reads `&name` as a character although no `;` ends it.
pub(super) fn is_closed_by_nothing(name: &str) -> bool {
    CLOSED_BY_NOTHING.contains(name)
}

/// Whether a text that begins with the start tag of the element, escaped, was to be markup.
pub(super) fn is_escaped_by_mistake(name: &str) -> bool {
    OF_STORIES.contains(name)
}
