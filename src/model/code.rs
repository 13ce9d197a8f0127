//! The tables of findings about articles, configuration and output, and about feeds as they are served. Names follow the
//! style of the W3C feed validator's messages: they name the bad thing.

use super::Level;

/// A kind of finding about articles, the configuration or the output; each is a constant below.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `MissingDate`.
    pub name: &'static str,
    /// Errors leave something out; warnings do not.
    pub level: Level,
    /// What happened, and what feedmill did about it.
    pub meaning: &'static str,
}

macro_rules! codes {
    ($(#[$about:meta])* $table:ident: $($id:ident = $level:ident $name:literal, $meaning:literal;)*) => {
        impl Code {
            $(#[doc = $meaning] pub const $id: &'static Code = &Code {
                name: $name, level: Level::$level, meaning: $meaning,
            };)*
        }
        $(#[$about])*
        pub const $table: &[&Code] = &[$(Code::$id),*];
    };
}

codes! {
    /// Every code of articles, configuration and output, in the order of the documentation.
    CODES:
    MISSING_DATE = Error "MissingDate",
        "The article has no date; it is left out. A date is never made up.";
    INVALID_DATE = Error "InvalidDate",
        "A date cannot be read. The article is left out, or, for `updated` and the like, goes on without it.";
    UNKNOWN_ZONE = Error "UnknownZone",
        "The zone of a date is not known, or stands for several; the article is left out.";
    NONEXISTENT_TIME = Warning "NonexistentTime",
        "The clocks skipped this local time; it is read as if they had not been changed yet.";
    AMBIGUOUS_TIME = Warning "AmbiguousTime",
        "This local time came twice, as the clocks were set back; the first is meant.";
    INCORRECT_DOW = Warning "IncorrectDOW",
        "The day of the week is not that of the date; the date counts.";
    MISSING_TITLE = Error "MissingTitle",
        "The article has no title; it is left out.";
    EMPTY_SLUG = Error "EmptySlug",
        "Nothing of an article's own would stand in its address, such as a title of signs alone; it is left out.";
    MISSING_BODY = Warning "MissingBody",
        "The article has no text; it is kept with its summary, or with its title.";
    DUPLICATE_IDS = Error "DuplicateIds",
        "Two articles have one id; the later one is used, the other is left out.";
    IMPLAUSIBLE_DATE = Error "ImplausibleDate",
        "An item that was delivered says that it was made later than now, or dates its story a year ahead or more; it is left out until then.";
    DISTANT_DATE = Warning "DistantDate",
        "A story is dated years ahead and waits; perhaps the year is mistyped.";
    REPEATED_STORY = Warning "RepeatedStory",
        "Two stories have the same headline and text; subscribers see both.";
    SAME_STORY = Info "SameStory",
        "Two feeds have one story; subscribers see it once.";
    SIMILAR_TOPICS = Info "SimilarTopics",
        "Two topics are written almost alike; perhaps they are one.";
    UNUSED_CHOICE = Info "UnusedChoice",
        "A feed asks for a topic, author or section that no story has.";
    DUPLICATE_ADDRESS = Warning "DuplicateAddress",
        "Two stories have one address; both are published, under ids of their own.";
    INVALID_URL = Warning "InvalidUrl",
        "An address cannot be used; the article goes on without it.";
    INVALID_LANGUAGE = Warning "InvalidLanguage",
        "A language is no BCP 47 tag; the site's language counts.";
    UNKNOWN_FIELD = Warning "UnknownField",
        "A field of an article is like one that is read, and is none; perhaps its name is mistyped.";
    INVALID_FIELD = Warning "InvalidField",
        "A field is of a kind that it cannot be; the article goes on without it.";
    UNKNOWN_STATUS = Warning "UnknownStatus",
        "The article says something of its being public that is not known to mean public now; it is held.";
    UNDATED_NOTICE = Warning "UndatedNotice",
        "A correction or retraction says no time after that of its story, so that readers may not look at the story again.";
    INVALID_EMBARGO = Warning "InvalidEmbargo",
        "An item says that it is under embargo, and no time that can be read; it is held.";
    EMPTY_EMBARGO = Warning "EmptyEmbargo",
        "An item has an empty embargo, which is none.";
    HELD_PHOTO = Warning "HeldPhoto",
        "A picture of an item may not be shown, or its address holds a signature or key; the item goes on without it.";
    HELD_PART = Info "HeldPart",
        "A part of a text is for members alone, as the system says that delivers it; the story goes out without that part.";
    KILL_ADVISORY = Warning "KillAdvisory",
        "A message of a text wire takes a story back, and does not say for certain which; it is not published, and somebody has to take the story out.";
    UNKNOWN_KILL = Warning "UnknownKill",
        "An item takes down a story that is not known; should that story come later, it stays out.";
    NO_STORY = Info "NoStory",
        "An item is no story, such as a table, a plan or a picture that stands alone; it is passed over.";
    INVALID_ROW = Error "InvalidRow",
        "A row of a table does not fit its columns, or a quote in it does not end; it is left out, and the others are read.";
    SHORT_ROW = Warning "ShortRow",
        "A row of a table has fewer cells than there are columns; the others are empty. It is held where one of these says whether it is public.";
    INVALID_XML = Error "InvalidXml",
        "A file of XML cannot be read: it is not well-formed, cut off, or holds too much; nothing of it is used.";
    FAULTY_FEED = Warning "FaultyFeed",
        "A feed that is a source is not well-formed; it is read as far as it can be followed.";
    UNREACHED_SOURCE = Info "UnreachedSource",
        "An address of a source did not answer as it should; what was fetched of it before is used.";
    DEAD_SOURCE = Warning "DeadSource",
        "An address of a source has not answered as it should for days, or never did; what was fetched of it before is used.";
    MOVED_SOURCE = Warning "MovedSource",
        "An address of a source moved for good; the new one is asked from now on.";
    ENDED_SOURCE = Warning "EndedSource",
        "A server says that an address of a source ended for good; it is not asked any more.";
    FORBIDDEN_PAGE = Info "ForbiddenPage",
        "The robots.txt of a site does not allow to fetch a page; it is not asked for.";
    UNKNOWN_ENTITY = Warning "UnknownEntity",
        "XML that was delivered names characters that nobody declared and that HTML does not know; they are left out.";
    UNKNOWN_FEED = Warning "UnknownFeed",
        "The article asks to be left out of a feed that is not there.";
    DUPLICATE_KEY = Warning "DuplicateKey",
        "A key stands twice in the front matter; the later one counts.";
    EMPTY_TOPIC = Warning "EmptyTopic",
        "A topic has no name; it is dropped.";
    DUPLICATE_SLUGS = Warning "DuplicateSlugs",
        "Two topics, authors, sections or languages would share a feed address; both keep a feed, one with a longer address.";
    BAD_CHARACTERS = Warning "BadCharacters",
        "Text holds characters that XML forbids or that come from a wrong encoding; they were mended.";
    SECURITY_RISK = Warning "SecurityRisk",
        "The body holds scripts or the like; they were removed.";
    EMBEDDED_FRAME = Warning "EmbeddedFrame",
        "The body holds a frame or player, which no feed carries; a link took its place.";
    BROKEN_REFERENCE = Warning "BrokenReference",
        "A link names a source file that is neither a public article nor a page of the site; its words stay, without the link.";
    MISSING_ORIGINAL = Error "MissingOriginal",
        "A translation has no original, without which its generator does not publish it; it is left out.";
    MISSING_PAGE = Warning "MissingPage",
        "There is no rendered page of the article, or nothing on it says what its text is; the article's own text is used.";
    UNKNOWN_SHORTCODE = Warning "UnknownShortcode",
        "The text has a shortcode or template tag that is not known; what stands in it is kept, the tag is not.";
    NESTED_TOO_DEEP = Warning "NestedTooDeep",
        "Elements of the body stand in one another deeper than any reader shows; only the words are kept.";
    ENCODING_MISMATCH = Warning "EncodingMismatch",
        "A file that was delivered declares an encoding that is not its own; it is read as what it is, or as windows-1252.";
    UNDECODABLE_TEXT = Error "UndecodableText",
        "The file is not UTF-8 and does not say what it is; it is left out.";
    INVALID_TOML = Error "InvalidTOML", "The TOML cannot be read; the article is left out.";
    INVALID_YAML = Error "InvalidYAML", "The YAML cannot be read; the article is left out.";
    INVALID_JSON = Error "InvalidJSON", "The JSON cannot be read; the article is left out.";
    UNCLOSED_FRONT_MATTER = Error "UnclosedFrontMatter",
        "The front matter has no end; the article is left out.";
    MISSING_PHOTO = Warning "MissingPhoto",
        "The picture is not there; the article stays, without it.";
    NOT_AN_IMAGE = Warning "NotAnImage",
        "The file is empty or holds no picture; the article stays, without it. Sound and film go on as such.";
    CONFLICTING_WORDS = Info "ConflictingWords",
        "The article is silent, and a picture's XMP, IIM and EXIF say different things; the first of these counts.";
    EMBARGOED_PICTURE = Warning "EmbargoedPicture",
        "A picture says that it is not to be shown before or behind some time; that neither holds nor publishes anything.";
    UNREADABLE_XMP = Warning "UnreadableXMP",
        "The XMP of a picture, or beside it, cannot be read; the picture goes on without it.";
    UNPUBLISHED_PHOTO = Warning "UnpublishedPhoto",
        "A picture cannot be put into the output folder without what is private in it; the article stays, without it.";
    NO_RENDITION = Warning "NoRendition",
        "No other sizes are made of a picture, as it is too large, broken, or of a kind that is not decoded; it stays as it is.";
    MISSING_MEDIA = Warning "MissingMedia",
        "A sound or film file is not there, or of no known type; the article stays, without it.";
    WRONG_IMAGE_TYPE = Warning "WrongImageType",
        "The ending says one type, the file holds another; the true one is used.";
    DUPLICATE_PHOTO_URL = Warning "DuplicatePhotoUrl",
        "Two pictures would be served at one address; the one outside of `photos.dir` is left out.";
    UNREADABLE_FILE = Error "UnreadableFile",
        "A file or folder cannot be read; it is skipped.";
    FILE_TOO_LARGE = Error "FileTooLarge",
        "A file or line is larger than an article can be; it is skipped.";
    SYMLINK_LOOP = Warning "SymlinkLoop",
        "A folder links back to itself; it is read once.";
    SPECIAL_FILE = Warning "SpecialFile",
        "A device, pipe or socket stands among the articles; it is skipped.";
    UNKNOWN_FORMAT = Warning "UnknownFormat",
        "The file has no shape that feedmill reads; it is skipped.";
    DUPLICATE_FEED = Error "DuplicateFeed",
        "Two feeds would be written to one file; the later one is not written.";
    FOREIGN_FILE = Error "ForeignFile",
        "A file that feedmill did not make stands where a feed belongs; it is left alone.";
    SHRUNKEN_FEED = Error "ShrunkenFeed",
        "Too many stories would leave a feed at once; the old file is kept.";
    NO_ARTICLES = Error "NoArticles",
        "There are no articles where there were some; every feed is kept as it was.";
    INVALID_FEED = Error "InvalidFeed",
        "The feed did not pass its own check; the old file is kept.";
    INVALID_TEMPLATE = Error "InvalidTemplate",
        "A template of the subscribe pages has a mistake or cannot be read; the old pages are kept.";
    INVALID_CONFIGURATION = Error "InvalidConfiguration",
        "The configuration cannot be used as it stands; nothing is built.";
    UNKNOWN_KEY = Error "UnknownKey",
        "The configuration has a key that feedmill does not know; nothing is built.";
}

codes! {
    /// Every code of feeds as they are served, in the order of the documentation.
    SERVED_CODES:
    UNREACHABLE_FEED = Error "UnreachableFeed",
        "A feed of a list could not be fetched.";
    HTTP_STATUS = Error "HttpStatus",
        "The server of a feed of a list answered with something other than the feed.";
    MOVED_FEED = Warning "MovedFeed",
        "A feed of a list moved for good: the list has its old address.";
    REDIRECTED_FEED = Info "RedirectedFeed",
        "A feed of a list was found by a detour.";
    MISSING_VALIDATOR = Warning "MissingValidator",
        "A feed is served without `ETag` and `Last-Modified`, so it is fetched whole each time.";
    IGNORED_CONDITION = Warning "IgnoredCondition",
        "A server sent a feed whole though it had not changed.";
    MISSING_FRESHNESS = Info "MissingFreshness",
        "A feed is served without a word on when to ask again.";
    NOT_COMPRESSED = Info "NotCompressed",
        "A feed is served without compression.";
    STALE_FEED = Warning "StaleFeed",
        "The newest story of a feed is older than `--max-age`.";
    DOUBLE_FEED = Warning "DoubleFeed",
        "A feed is in a list twice.";
    DOUBLE_STORY = Info "DoubleStory",
        "Stories of a feed are in another one of the list, too.";
}
