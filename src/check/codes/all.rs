use super::{Code, Example, Explanation, Level, Within, codes};

codes! {
    SAX_ERROR = Error "SAXError" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    WP_BLANK_LINE = Error "WPBlankLine" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNICODE_ERROR = Error "UnicodeError" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_NAMESPACE = Error "MissingNamespace" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NOT_IN_A_NAMESPACE = Error "NotInANamespace" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    USE_OF_EXTENSION_ATTR = Warning "UseOfExtensionAttr" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNDEFINED_NAMED_ENTITY = Error "UndefinedNamedEntity" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_RSS_VERSION = Error "InvalidRSSVersion" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNDEFINED_ELEMENT = Error "UndefinedElement" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NO_BLINK = Error "NoBlink" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NO_THR_WHEN = Error "NoThrWhen" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_ATTRIBUTE = Error "MissingAttribute" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNEXPECTED_ATTRIBUTE = Error "UnexpectedAttribute" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DUPLICATE_ELEMENT = Error "DuplicateElement" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NOT_ENOUGH_HOURS_IN_THE_DAY = Error "NotEnoughHoursInTheDay" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    EIGHT_DAYS_A_WEEK = Error "EightDaysAWeek" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_CONTACT = Error "InvalidContact" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_ADDR_SPEC = Error "InvalidAddrSpec" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_LINK = Error "InvalidLink" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    URI_NOT_IRI = Error "UriNotIri" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_FULL_LINK = Error "InvalidFullLink" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_URI_CHAR = Error "InvalidUriChar" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_ISO8601_DATE_TIME = Error "InvalidISO8601DateTime" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_W3_CDTF_DATE = Error "InvalidW3CDTFDate" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_RFC2822_DATE = Error "InvalidRFC2822Date" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INCORRECT_DOW = Error "IncorrectDOW" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_RFC3339_DATE = Error "InvalidRFC3339Date" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_URI_ATTRIBUTE = Error "InvalidURIAttribute" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_URL_ATTRIBUTE = Error "InvalidURLAttribute" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_INTEGER_ATTRIBUTE = Error "InvalidIntegerAttribute" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_BOOLEAN_ATTRIBUTE = Error "InvalidBooleanAttribute" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_MIME_ATTRIBUTE = Error "InvalidMIMEAttribute" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_INTEGER = Error "InvalidInteger" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_NON_NEGATIVE_INTEGER = Error "InvalidNonNegativeInteger" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_POSITIVE_INTEGER = Error "InvalidPositiveInteger" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_WIDTH = Error "InvalidWidth" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_HEIGHT = Error "InvalidHeight" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_HOUR = Error "InvalidHour" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_DAY = Error "InvalidDay" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_HTTP_GUID = Error "InvalidHttpGUID" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_LANGUAGE = Error "InvalidLanguage" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_UPDATE_PERIOD = Error "InvalidUpdatePeriod" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_ITUNES_CATEGORY = Error "InvalidItunesCategory" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_ITUNES_EPISODE_TYPE = Error "InvalidItunesEpisodeType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_ITUNES_CHANNEL_TYPE = Error "InvalidItunesChannelType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    OBSOLETE_ITUNES_CATEGORY = Warning "ObsoleteItunesCategory" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_YES_NO = Error "InvalidYesNo" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_YES_NO_CLEAN = Error "InvalidYesNoClean" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_DURATION = Error "InvalidDuration" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    TOO_LONG = Error "TooLong" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_KEYWORDS = Warning "InvalidKeywords" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_TEXT_TYPE = Error "InvalidTextType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_COMMA_SEPARATED_INTEGERS = Error "InvalidCommaSeparatedIntegers" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNDETERMINABLE_VOCABULARY = Warning "UndeterminableVocabulary" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_FORM_COMPONENT_NAME = Error "InvalidFormComponentName" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_ACCESS_RESTRICTION_REL = Error "InvalidAccessRestrictionRel" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NOT_URL_ENCODED = Error "NotURLEncoded" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_LOCAL_ROLE = Error "InvalidLocalRole" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_ENCODING = Error "InvalidEncoding" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_ELEMENT = Error "MissingElement" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_DESCRIPTION = Error "MissingDescription" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_LINK = Error "MissingLink" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_TITLE = Error "MissingTitle" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    ITEM_MUST_CONTAIN_TITLE_OR_DESCRIPTION = Error "ItemMustContainTitleOrDescription" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_XHTML_DIV = Error "MissingXhtmlDiv" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_CONTENT_OR_ALTERNATE = Error "MissingContentOrAlternate" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    CONTAINS_SYSTEM_ENTITY = Info "ContainsSystemEntity" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DUPLICATE_VALUE = Error "DuplicateValue" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_DOCTYPE = Error "InvalidDoctype" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    BAD_XML_VERSION = Error "BadXmlVersion" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DUPLICATE_ATOM_LINK = Error "DuplicateAtomLink" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_HREF = Error "MissingHref" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    ATOM_LINK_NOT_EMPTY = Warning "AtomLinkNotEmpty" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNREGISTERED_ATOM_LINK_REL = Warning "UnregisteredAtomLinkRel" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNKNOWN_ENCODING = Error "UnknownEncoding" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNEXPECTED_TEXT = Error "UnexpectedText" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNEXPECTED_WHITESPACE = Error "UnexpectedWhitespace" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_RDF = Error "InvalidRDF" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_LATITUDE = Error "InvalidLatitude" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_LONGITUDE = Error "InvalidLongitude" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISPLACED_METADATA = Error "MisplacedMetadata" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_PERMALINK = Error "InvalidPermalink" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_CREDIT_ROLE = Error "InvalidCreditRole" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_MEDIA_TEXT_TYPE = Error "InvalidMediaTextType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_MEDIA_HASH = Error "InvalidMediaHash" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_MEDIA_RATING = Error "InvalidMediaRating" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_NPT_TIME = Error "InvalidNPTTime" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_MEDIA_RESTRICTION = Error "InvalidMediaRestriction" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_MEDIA_RESTRICTION_REL = Error "InvalidMediaRestrictionRel" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_MEDIA_RESTRICTION_TYPE = Error "InvalidMediaRestrictionType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_MEDIA_MEDIUM = Error "InvalidMediaMedium" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_MEDIA_EXPRESSION = Error "InvalidMediaExpression" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DEPRECATED_MEDIA_ADULT = Warning "DeprecatedMediaAdult" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MEDIA_GROUP_WITHOUT_ALTERNATIVES = Error "MediaGroupWithoutAlternatives" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_SSE_TYPE = Error "InvalidSseType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_NSS = Error "InvalidNSS" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INTEGER_OVERFLOW = Error "IntegerOverflow" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    SINCE_AFTER_UNTIL = Error "SinceAfterUntil" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_BY_AND_WHEN_ATTRS = Error "MissingByAndWhenAttrs" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DUPLICATE_SEMANTICS = Warning "DuplicateSemantics" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DUPLICATE_ITEM_SEMANTICS = Warning "DuplicateItemSemantics" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DUPLICATE_DESCRIPTION_SEMANTICS = Warning "DuplicateDescriptionSemantics" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    IMAGE_LINK_DOESNT_MATCH = Warning "ImageLinkDoesntMatch" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    IMAGE_URL_FORMAT = Warning "ImageUrlFormat" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    CONTAINS_REL_REF = Warning "ContainsRelRef" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    RESERVED_PREFIX = Warning "ReservedPrefix" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MEDIA_RSS_NAMESPACE = Error "MediaRssNamespace" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NOT_SUFFICIENTLY_UNIQUE = Warning "NotSufficientlyUnique" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    IMPLAUSIBLE_DATE = Warning "ImplausibleDate" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    PROBLEMATICAL_RFC822_DATE = Warning "ProblematicalRFC822Date" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    SECURITY_RISK = Warning "SecurityRisk" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    SECURITY_RISK_ATTR = Warning "SecurityRiskAttr" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DANGEROUS_STYLE_ATTR = Warning "DangerousStyleAttr" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    BAD_CHARACTERS = Warning "BadCharacters" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    OBSCURE_ENCODING = Warning "ObscureEncoding" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNEXPECTED_CONTENT_TYPE = Warning "UnexpectedContentType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    ENCODING_MISMATCH = Warning "EncodingMismatch" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NON_SPECIFIC_MEDIA_TYPE = Warning "NonSpecificMediaType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NON_CANONICAL_URI = Warning "NonCanonicalURI" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    SAME_DOCUMENT_REFERENCE = Warning "SameDocumentReference" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    CONTAINS_EMAIL = Warning "ContainsEmail" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    CONTAINS_HTML = Warning "ContainsHTML" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    CONTAINS_UNDECLARED_HTML = Warning "ContainsUndeclaredHTML" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_SELF = Warning "MissingSelf" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    SELF_DOESNT_MATCH_LOCATION = Warning "SelfDoesntMatchLocation" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    RELATIVE_SELF = Warning "RelativeSelf" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_SOURCE_ELEMENT = Warning "MissingSourceElement" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_TYPE_ATTR = Warning "MissingTypeAttr" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DUPLICATE_IDS = Error "DuplicateIds" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DUPLICATE_ENTRIES = Warning "DuplicateEntries" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DUPLICATE_UPDATED = Warning "DuplicateUpdated" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NOT_BLANK = Warning "NotBlank" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    ATTR_NOT_BLANK = Warning "AttrNotBlank" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_SUMMARY = Error "MissingSummary" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_TEXTUAL_CONTENT = Warning "MissingTextualContent" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NOT_UTF8 = Warning "NotUTF8" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_ITUNES_ELEMENT = Warning "MissingItunesElement" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_ITUNES_EMAIL = Warning "MissingItunesEmail" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNSUPPORTED_ITUNES_FORMAT = Warning "UnsupportedItunesFormat" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    SELF_NOT_ATOM = Warning "SelfNotAtom" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DUPLICATE_ENCLOSURE = Warning "DuplicateEnclosure" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_GUID = Warning "MissingGuid" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    OBSOLETE_WIKI_NAMESPACE = Warning "ObsoleteWikiNamespace" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    COMMENT_RSS = Warning "CommentRSS" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNDECLARED_PREFIX = Error "UndeclaredPrefix" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISPLACED_XHTML_CONTENT = Warning "MisplacedXHTMLContent" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    SCHEME_NOT_IANA_REGISTERED = Warning "SchemeNotIANARegistered" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    AVOID_NAMESPACE_PREFIX = Warning "AvoidNamespacePrefix" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNKNOWN_NAMESPACE = Warning "UnknownNamespace" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNSUPPORTED_NAMESPACE = Info "UnsupportedNamespace" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_RECOMMENDED_ATTRIBUTE = Warning "MissingRecommendedAttribute" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    QUESTIONABLE_USAGE = Warning "QuestionableUsage" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_DC_LANGUAGE = Info "MissingDCLanguage" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NONSTD_PREFIX = Info "NonstdPrefix" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NONSTD_ENCODING = Info "NonstdEncoding" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_ENCODING = Info "MissingEncoding" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    OBSOLETE_VERSION = Warning "ObsoleteVersion" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    OBSOLETE_NAMESPACE = Error "ObsoleteNamespace" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_URN = Error "InvalidURN" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_UUID = Error "InvalidUUID" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_TAG = Error "InvalidTAG" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_MIME_TYPE = Error "InvalidMIMEType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_NAMESPACE = Error "InvalidNamespace" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NOT_ESCAPED = Error "NotEscaped" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NOT_BASE64 = Error "NotBase64" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NOT_INLINE = Warning "NotInline" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NOT_HTML = Warning "NotHtml" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    HTML_FRAGMENT = Warning "HtmlFragment" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    FEED_HISTORY_REL_IN_ENTRY = Warning "FeedHistoryRelInEntry" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    FEED_REL_IN_COMPLETE_FEED = Error "FeedRelInCompleteFeed" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    CURRENT_NOT_SELF_IN_COMPLETE_FEED = Error "CurrentNotSelfInCompleteFeed" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    LINK_PAST_END = Error "LinkPastEnd" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_CURRENT_IN_ARCHIVE = Warning "MissingCurrentInArchive" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    ARCHIVE_INCOMPLETE = Warning "ArchiveIncomplete" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DEPRECATED_DTD = Error "DeprecatedDTD" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_OPML_VERSION = Error "InvalidOPMLVersion" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_XML_URL = Warning "MissingXmlURL" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_OUTLINE_VERSION = Warning "InvalidOutlineVersion" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_OUTLINE_TYPE = Warning "InvalidOutlineType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_EXPANSION_STATE = Error "InvalidExpansionState" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_TRUE_FALSE = Error "InvalidTrueFalse" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_OUTLINE_TYPE = Warning "MissingOutlineType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_TITLE_ATTR = Warning "MissingTitleAttr" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_URL_ATTR = Warning "MissingUrlAttr" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_COUNTRY_CODE = Error "InvalidCountryCode" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_FLOAT = Error "InvalidFloat" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_COORD = Error "InvalidCoord" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_COORD_LIST = Error "InvalidCoordList" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    COORD_COMMA = Warning "CoordComma" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_META_NAME = Error "InvalidMetaName" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_META_CONTENT = Error "InvalidMetaContent" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    CHARACTER_DATA = Warning "CharacterData" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    EMAIL_FORMAT = Warning "EmailFormat" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_REAL_NAME = Warning "MissingRealName" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISPLACED_ITEM = Warning "MisplacedItem" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    IMAGE_TITLE_DOESNT_MATCH = Warning "ImageTitleDoesntMatch" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    AVOID_TEXT_INPUT = Warning "AvoidTextInput" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NEED_DESCRIPTION_BEFORE_CONTENT = Warning "NeedDescriptionBeforeContent" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    SLASH_DATE = Warning "SlashDate" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    USE_ZERO_FOR_MIDNIGHT = Warning "UseZeroForMidnight" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_ATOM_SELF_LINK = Warning "MissingAtomSelfLink" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    USE_ZERO_FOR_UNKNOWN = Error "UseZeroForUnknown" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_JSON = Error "InvalidJSON" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_MEMBER = Error "MissingMember" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNKNOWN_MEMBER = Warning "UnknownMember" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DUPLICATE_MEMBER = Error "DuplicateMember" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_MEMBER_TYPE = Error "InvalidMemberType" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    INVALID_FEED_VERSION = Error "InvalidFeedVersion" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_ITEM_CONTENT = Error "MissingItemContent" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    EMPTY_AUTHOR = Error "EmptyAuthor" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DEPRECATED_MEMBER = Warning "DeprecatedMember" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    NEXT_IS_SELF = Error "NextIsSelf" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MISSING_RECOMMENDED_MEMBER = Info "MissingRecommendedMember" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    TOO_DEEP = Error "TooDeep" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    ENTITY_EXPANSION = Error "EntityExpansion" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    MORE_OF_THE_SAME = Info "MoreOfTheSame" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNKNOWN_FORMAT = Error "UnknownFormat" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    UNKNOWN_ENCLOSURE_LENGTH = Info "UnknownEnclosureLength" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    ENCLOSURE_TYPE_MISMATCH = Warning "EnclosureTypeMismatch" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    DOUBLE_ESCAPED = Warning "DoubleEscaped" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
    LOCAL_ADDRESS = Warning "LocalAddress" {
        meaning: "", says: "{where}", why: "", source: "", mend: "",
        wrong: Example { within: Within::Document, text: "" }, right: Example { within: Within::Document, text: "" },
    }
}
