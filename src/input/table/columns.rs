//! Which column of a table is which of our fields: as the configuration says, else by what others call it.

use crate::text::node::{Field, Node, Value};

/// Our field, and the names of columns, without capitals and signs. The first that has a value counts.
const COLUMNS: &[(&str, &[&str])] = &[
    (
        "id",
        &[
            "id",
            "guid",
            "uuid",
            "postid",
            "articleid",
            "storyid",
            "internalid",
            "nid",
        ],
    ),
    (
        "url",
        &[
            "url",
            "canonicalurl",
            "permalink",
            "link",
            "posturl",
            "postpageurl",
            "pageurl",
            "weburl",
            "adresse",
            "webadresse",
        ],
    ),
    (
        "title",
        &[
            "title",
            "headline",
            "webtitle",
            "posttitle",
            "subject",
            "titel",
            "überschrift",
            "schlagzeile",
            "titre",
            "título",
            "titulo",
            "titolo",
            "rubrik",
        ],
    ),
    (
        "subtitle",
        &[
            "subtitle",
            "deck",
            "dek",
            "standfirst",
            "websubtitle",
            "subheadline",
            "unterzeile",
            "untertitel",
            "soustitre",
            "subtítulo",
            "sottotitolo",
        ],
    ),
    (
        "summary",
        &[
            "summary",
            "description",
            "excerpt",
            "abstract",
            "teaser",
            "shortdescription",
            "vorspann",
            "chapeau",
            "resumen",
            "resumo",
        ],
    ),
    (
        "authors",
        &[
            "authors",
            "author",
            "byline",
            "by",
            "writer",
            "authorname",
            "authornames",
            "postauthor",
            "autor",
            "autoren",
            "auteur",
            "auteurs",
            "autores",
            "autore",
            "författare",
        ],
    ),
    (
        "published",
        &[
            "published",
            "publishedat",
            "publishdate",
            "publisheddate",
            "datepublished",
            "publicationdate",
            "pubdate",
            "postdate",
            "date",
            "datum",
            "veröffentlicht",
            "fecha",
            "data",
            "datepublication",
            "created",
            "createdat",
        ],
    ),
    (
        "updated",
        &[
            "updated",
            "updatedat",
            "modified",
            "modifiedat",
            "lastmodified",
            "datemodified",
            "lastpublisheddate",
            "postmodified",
            "geändert",
            "aktualisiert",
        ],
    ),
    (
        "topics",
        &[
            "topics",
            "tags",
            "categories",
            "category",
            "keywords",
            "contenttags",
            "themen",
            "schlagworte",
            "schlagwörter",
            "etiquetas",
        ],
    ),
    (
        "section",
        &[
            "section",
            "maincategory",
            "ressort",
            "sección",
            "seção",
            "sezione",
            "sektion",
        ],
    ),
    (
        "language",
        &["language", "lang", "locale", "sprache", "langue", "idioma"],
    ),
    (
        "photo",
        &[
            "photo",
            "photos",
            "image",
            "images",
            "photourl",
            "imageurl",
            "picture",
            "coverimage",
            "featuredimage",
            "featureimage",
            "thumbnail",
            "thumbnailurl",
            "bild",
            "foto",
            "imagen",
        ],
    ),
    (
        "photo_caption",
        &[
            "photocaption",
            "imagecaption",
            "caption",
            "bildunterschrift",
            "bildtext",
        ],
    ),
    (
        "photo_credit",
        &[
            "photocredit",
            "imagecredit",
            "credit",
            "photographer",
            "bildnachweis",
            "fotograf",
        ],
    ),
    (
        "photo_alt",
        &["photoalt", "imagealt", "alt", "alttext", "alternativtext"],
    ),
    ("html", &["html", "contenthtml", "bodyhtml", "htmlcontent"]),
    ("markdown", &["markdown", "contentmarkdown", "bodymarkdown"]),
    (
        "body",
        &[
            "body",
            "content",
            "text",
            "article",
            "story",
            "fulltext",
            "articlebody",
            "bodytext",
            "inhalt",
            "texte",
            "texto",
            "testo",
        ],
    ),
    ("text", &["plaintext", "plaincontent", "contenttext", "contentplain"]),
    ("access", &["audience"]),
];

/// The fields that a table may be said to have, beside those that have columns here.
const MORE: &[&str] = &[
    "slug",
    "status",
    "draft",
    "embargo",
    "expires",
    "external_url",
    "correction",
    "retraction",
];

/// The fields of the configuration.
pub fn fields() -> impl Iterator<Item = &'static str> + Clone {
    COLUMNS
        .iter()
        .map(|(field, _)| *field)
        .filter(|field| *field != "access")
        .chain(MORE.iter().copied())
}

/// Which columns are which field.
#[derive(Debug)]
pub(super) struct Columns {
    /// Fields, each with its columns.
    known: Vec<(String, Vec<usize>)>,
    /// Other columns, by their own names: what they say of being public is heard.
    others: Vec<(String, usize)>,
    /// Columns that the configuration names and the table does not have.
    pub missing: Vec<String>,
}

impl Columns {
    /// Those of a table with these names.
    pub(super) fn of(names: &[impl AsRef<str>], told: &[(String, Vec<String>)]) -> Self {
        let folded: Vec<String> = names.iter().map(|name| folded(name.as_ref())).collect();
        let column = |wanted: &str| folded.iter().position(|name| *name == self::folded(wanted));
        let mut columns = Self {
            known: Vec::new(),
            others: Vec::new(),
            missing: Vec::new(),
        };
        for (field, wanted) in told {
            let found: Vec<usize> = wanted.iter().filter_map(|name| column(name)).collect();
            columns
                .missing
                .extend(wanted.iter().filter(|name| column(name).is_none()).cloned());
            columns.known.push((field.clone(), found));
        }
        let is_told =
            |at: usize, known: &[(String, Vec<usize>)]| known.iter().any(|(_, columns)| columns.contains(&at));
        for (field, synonyms) in COLUMNS {
            if told.iter().any(|(known, _)| known == field) {
                continue;
            }
            let found = synonyms.iter().filter_map(|name| column(name));
            let found: Vec<usize> = found.filter(|at| !is_told(*at, &columns.known)).collect();
            if !found.is_empty() {
                columns.known.push(((*field).to_owned(), found));
            }
        }
        let is_other = |at: &usize| !is_told(*at, &columns.known);
        let others: Vec<usize> = (0..names.len()).filter(is_other).collect();
        columns.others = others
            .into_iter()
            .map(|at| (names[at].as_ref().trim().replace(' ', "_"), at))
            .collect();
        columns
    }

    /// Whether a column is one of a field.
    pub(super) fn has(&self, field: &str) -> bool {
        self.known
            .iter()
            .any(|(known, columns)| known == field && !columns.is_empty())
    }

    /// The columns of a field, in the order in which they are asked.
    pub(super) fn of_field(&self, field: &str) -> &[usize] {
        let known = self.known.iter().find(|(known, _)| known == field);
        known.map_or(&[], |(_, columns)| columns.as_slice())
    }

    /// The fields that have no meaning of their own here.
    pub(super) fn plain(&self) -> impl Iterator<Item = (&str, usize)> {
        let more = self
            .known
            .iter()
            .filter(|(field, _)| MORE.contains(&field.as_str()) || field == "access");
        let more = more.flat_map(|(field, columns)| columns.iter().map(move |at| (field.as_str(), *at)));
        more.chain(self.others.iter().map(|(name, at)| (name.as_str(), *at)))
    }
}

/// A name without capitals and signs.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A field of a row.
pub(super) fn field(key: &str, value: Value, span: std::ops::Range<usize>) -> Field {
    Field {
        key: key.to_owned(),
        key_span: span.clone(),
        node: Node { value, span },
    }
}
