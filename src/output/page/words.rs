//! The words of the subscribe pages, by language. A page in a language that has none here shows
//! English ones, and says that they are.

use serde::Serialize;

/// What a page says besides what the publication says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Words {
    /// BCP 47, of these words.
    pub language: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    pub feeds: &'static str,
    pub how: &'static str,
    pub all: &'static str,
    pub topic: &'static str,
    pub author: &'static str,
    pub section: &'static str,
    pub by_language: &'static str,
    pub newest: &'static str,
    pub stories: &'static str,
    pub updated: &'static str,
    pub address: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub opml: &'static str,
}

/// The words of a language, or English ones.
pub(super) fn words(language: &str) -> &'static Words {
    let primary = language.split('-').next().unwrap_or_default().to_lowercase();
    WORDS
        .iter()
        .find(|words| words.language == primary)
        .unwrap_or(&WORDS[0])
}

macro_rules! words {
    ($($language:literal $dir:literal: $($word:ident = $text:literal),*;)*) => {
        /// English first.
        const WORDS: &[Words] = &[$(Words { language: $language, dir: $dir, $($word: $text),* }),*];
    };
}

words! {
    "en" "ltr": feeds = "Feeds", how = "Copy an address into your feed reader, and new stories come to you.",
        all = "All feeds", topic = "By topic", author = "By author", section = "By section",
        by_language = "By language",
        newest = "Newest stories", stories = "Stories", updated = "Updated",
        address = "Address", copy = "Copy", copied = "Copied", opml = "All feeds at once (OPML)";
    "de" "ltr": feeds = "Feeds", how = "Kopieren Sie eine Adresse in Ihren Feedreader, und neue Artikel kommen zu Ihnen.",
        all = "Alle Feeds", topic = "Nach Thema", author = "Nach Autor", section = "Nach Ressort",
        by_language = "Nach Sprache",
        newest = "Neueste Artikel", stories = "Artikel", updated = "Aktualisiert",
        address = "Adresse", copy = "Kopieren", copied = "Kopiert", opml = "Alle Feeds auf einmal (OPML)";
    "fr" "ltr": feeds = "Flux", how = "Copiez une adresse dans votre lecteur de flux, et les nouveaux articles viennent à vous.",
        all = "Tous les flux", topic = "Par thème", author = "Par auteur", section = "Par rubrique",
        by_language = "Par langue",
        newest = "Derniers articles", stories = "Articles", updated = "Mis à jour",
        address = "Adresse", copy = "Copier", copied = "Copié", opml = "Tous les flux à la fois (OPML)";
    "es" "ltr": feeds = "Canales", how = "Copie una dirección en su lector de canales y recibirá los artículos nuevos.",
        all = "Todos los canales", topic = "Por tema", author = "Por autor", section = "Por sección",
        by_language = "Por idioma",
        newest = "Artículos más recientes", stories = "Artículos", updated = "Actualizado",
        address = "Dirección", copy = "Copiar", copied = "Copiado", opml = "Todos los canales a la vez (OPML)";
    "ar" "rtl": feeds = "الخلاصات", how = "انسخ عنوانًا إلى قارئ الخلاصات لتصلك المقالات الجديدة.",
        all = "كل الخلاصات", topic = "حسب الموضوع", author = "حسب الكاتب", section = "حسب القسم",
        by_language = "حسب اللغة",
        newest = "أحدث المقالات", stories = "المقالات", updated = "آخر تحديث",
        address = "العنوان", copy = "نسخ", copied = "تم النسخ", opml = "كل الخلاصات دفعة واحدة (OPML)";
    "he" "rtl": feeds = "הזנות", how = "העתיקו כתובת לקורא ההזנות שלכם, וכתבות חדשות יגיעו אליכם.",
        all = "כל ההזנות", topic = "לפי נושא", author = "לפי כותב", section = "לפי מדור",
        by_language = "לפי שפה",
        newest = "הכתבות החדשות", stories = "כתבות", updated = "עודכן",
        address = "כתובת", copy = "העתקה", copied = "הועתק", opml = "כל ההזנות בבת אחת (OPML)";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_makes_no_difference() {
        assert_eq!(words("de-AT").copy, "Kopieren");
        assert_eq!(words("ja").language, "en");
    }
}
