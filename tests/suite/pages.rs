//! Pages of news sites, read field by field, and compared with what is known of them; and pages of our own, one for each
//! kind of system.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use feedmill::input::{ARTICLE_FORMATS, Found, Rules};
use feedmill::model::Article;
use feedmill::text::{decode, html, source::Source, xml};
use serde_json::Value;

use crate::site::{Site, json_lines, shared};

/// A page as a build reads it.
fn page(path: &Path, is_paid_read: bool) -> Found {
    let bytes = fs::read(path).unwrap();
    let text = decode::decode(&bytes, Some(encoding_rs::WINDOWS_1252)).unwrap();
    let format = ARTICLE_FORMATS.iter().find(|format| format.key == "page").unwrap();
    let mut rules = Rules::default();
    rules.source.paid = is_paid_read;
    let text = xml::clean(&text).0;
    let mut found = (format.read)(&Source::new(path.to_str().unwrap(), &text), &rules);
    assert_eq!(found.len(), 1);
    found.remove(0)
}

/// What is compared, and whether every value has to be right.
const FIELDS: &[(&str, bool)] = &[
    ("title", true),
    ("authors", true),
    ("published", true),
    ("topics", true),
    ("url", true),
    ("deck", false),
    ("section_headlines", false),
    ("paragraph_starts", false),
    ("paragraphs_else", false),
    ("photos", false),
    ("credits", false),
];

#[test]
fn shared_pages_are_read_field_by_field() {
    let Some(folder) = shared("samples/pages") else {
        return;
    };
    let truths = json_lines(&fs::read_to_string(folder.join("expected.jsonl")).unwrap());
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut misses = Vec::new();
    for truth in &truths {
        let file = truth["file"].as_str().unwrap();
        let found = page(&folder.join(file), true);
        let article = match &found.article {
            Ok(article) => article,
            Err(reasons) => panic!("{file}: {}", reasons[0].message),
        };
        for (field, must) in FIELDS {
            for (is_right, what) in compare(field, truth, article) {
                let (right, all) = counts.entry(field).or_default();
                *all += 1;
                *right += usize::from(is_right);
                if !is_right {
                    misses.push((*must, format!("{file} {field}: {what}")));
                }
            }
        }
    }
    for (field, _) in FIELDS {
        let (right, all) = counts.get(field).copied().unwrap_or_default();
        eprintln!("pages: {field} {right} of {all}");
    }
    for (_, miss) in &misses {
        eprintln!("{miss}");
    }
    assert_eq!(
        misses.iter().filter(|(must, _)| *must).count(),
        0,
        "values are not what they should be"
    );
}

/// Each value of a field that stands in the page's own metadata, and whether it was read.
fn compare(field: &str, truth: &Value, article: &Article) -> Vec<(bool, String)> {
    let stub = &article.stub;
    let texts = |key: &str| -> Vec<String> {
        let texts = truth[key].as_array().into_iter().flatten().filter_map(Value::as_str);
        texts.map(single).collect()
    };
    let stands = truth["stands_in"][field]
        .as_array()
        .is_some_and(|places| !places.is_empty());
    let blocks = blocks(article);
    let of =
        |expected: &str, found: &str| vec![(single(expected) == single(found), format!("`{expected}` is `{found}`"))];
    match field {
        "title" if stands => of(truth["title"].as_str().unwrap(), &stub.title),
        "published" if stands => {
            let expected = truth["published"].as_str().unwrap();
            let found = stub.published.rfc3339();
            let is_same = match (
                chrono::DateTime::parse_from_rfc3339(expected),
                chrono::DateTime::parse_from_rfc3339(&found),
            ) {
                (Ok(one), Ok(other)) => one.timestamp() == other.timestamp(),
                // A time without a zone is the local one.
                _ => found.starts_with(expected),
            };
            vec![(is_same, format!("`{expected}` is `{found}`"))]
        }
        "authors" if stands => {
            let found: Vec<&str> = stub.authors.iter().map(|author| author.name.as_str()).collect();
            let expected = texts("authors");
            vec![(expected == found, format!("{expected:?} is {found:?}"))]
        }
        "topics" if stands => {
            let known = |topic: &String| {
                stub.topics
                    .iter()
                    .any(|found| found.to_lowercase() == topic.to_lowercase())
            };
            let expected = texts("topics");
            expected
                .iter()
                .map(|topic| (known(topic), format!("{topic} in {:?}", stub.topics)))
                .collect()
        }
        "url" => of(truth["url"].as_str().unwrap(), stub.url.as_deref().unwrap_or_default()),
        "deck" => {
            let found = [&article.subtitle, &article.summary].map(|text| text.clone().unwrap_or_default());
            let is_it = |deck: &String| found.iter().any(|found| found.contains(begin(deck, 100)));
            texts("deck")
                .iter()
                .map(|deck| (is_it(deck), format!("`{deck}` in {found:?}")))
                .collect()
        }
        "section_headlines" => {
            let known = |heading: &String| blocks.contains(heading);
            texts("section_headlines")
                .iter()
                .map(|heading| (known(heading), heading.clone()))
                .collect()
        }
        "paragraph_starts" => {
            let known = |start: &String| blocks.iter().any(|block| block.starts_with(start.as_str()));
            texts("paragraph_starts")
                .iter()
                .map(|start| (known(start), start.clone()))
                .collect()
        }
        // Paragraphs that are no part of the story.
        "paragraphs_else" => {
            let known: Vec<String> = ["paragraph_starts", "section_headlines"]
                .iter()
                .flat_map(|key| texts(key))
                .collect();
            let is_known = |block: &String| {
                known
                    .iter()
                    .any(|start| block.starts_with(start.as_str()) || start.starts_with(block.as_str()))
            };
            blocks
                .iter()
                .map(|block| (is_known(block), format!("`{block}` is too much")))
                .collect()
        }
        "photos" | "credits" => pictures(field, truth, article),
        _ => Vec::new(),
    }
}

/// The same of what is said of pictures.
fn pictures(field: &str, truth: &Value, article: &Article) -> Vec<(bool, String)> {
    let is_it = |said: &str| {
        article.photos.iter().any(|photo| match field {
            "photos" => {
                let found = single(photo.caption.as_deref().unwrap_or_default());
                !found.is_empty() && begin(&found, 60) == begin(&single(said), 60)
            }
            _ => photo.credit().is_some_and(|found| found.contains(said)),
        })
    };
    let photos = truth["photos"].as_array().unwrap().iter();
    let said = photos.filter_map(|photo| match field {
        "photos" => photo["caption"].as_str(),
        _ => photo["credit"][0].as_str(),
    });
    said.map(|said| (is_it(said), said.to_owned())).collect()
}

/// The words of each paragraph, heading and item, without pictures.
fn blocks(article: &Article) -> Vec<String> {
    let body = &article.body.text;
    let mut blocks = Vec::new();
    let mut rest = body.as_str();
    while let Some(at) = rest.find('<') {
        let name: String = rest[at + 1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        let end = format!("</{name}>");
        rest = &rest[at + 1..];
        if name == "figure" {
            rest = rest.split_once(end.as_str()).map_or("", |(_, rest)| rest);
        } else if ["p", "h2", "h3", "h4", "li"].contains(&name.as_str())
            && let Some((inside, behind)) = rest.split_once(end.as_str())
        {
            let inside = inside.split_once('>').map_or("", |(_, inside)| inside);
            blocks.push(single(&html::to_text(inside)));
            rest = behind;
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn begin(text: &str, length: usize) -> &str {
    text.char_indices().nth(length).map_or(text, |(at, _)| &text[..at])
}

fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page of our own, as it was read.
#[track_caller]
fn story(html: &str) -> Article {
    read(html, &Rules::default()).article.unwrap()
}

fn read(html: &str, rules: &Rules) -> Found {
    let format = ARTICLE_FORMATS.iter().find(|format| format.key == "page").unwrap();
    (format.read)(&Source::new("page.html", html), rules).remove(0)
}

fn names(article: &Article) -> Vec<&str> {
    article.stub.authors.iter().map(|author| author.name.as_str()).collect()
}

const TEXT: &str = "<p>The port board of Pellworth raised the fares of all three ferry lines on Monday evening.</p>\
    <p>Commuters will pay a dollar more from June on, and islanders half of that, the board said.</p>\
    <p>It was the first rise in nine years. The oldest of the boats needs a new engine.</p>";

/// The text, as it is expected in a feed.
const WORDS: &str = "The port board of Pellworth raised the fares of all three ferry lines on Monday evening. \
    Commuters will pay a dollar more from June on, and islanders half of that, the board said. \
    It was the first rise in nine years. The oldest of the boats needs a new engine.";

fn words(article: &Article) -> String {
    html::to_text(&article.body.text)
}

#[test]
fn a_page_of_wordpress_has_its_story_in_a_graph() {
    let page = format!(
        r#"<!DOCTYPE html><html lang="en-US"><head><title>Ferry fares rise - The Harbor Courier</title>
<link rel="canonical" href="https://courier.example/2026/ferry-fares/">
<meta property="og:locale" content="en_US"><meta property="og:type" content="article">
<meta property="og:title" content="Ferry fares rise - The Harbor Courier"><meta property="og:site_name" content="The Harbor Courier">
<meta property="og:description" content="Commuters pay a dollar more."><meta name="twitter:label1" content="Written by">
<script type="application/ld+json" class="yoast-schema-graph">{{"@context":"https://schema.org","@graph":[
{{"@type":"NewsArticle","@id":"https://courier.example/2026/ferry-fares/#article","isPartOf":{{"@id":"https://courier.example/2026/ferry-fares/"}},
"author":[{{"name":"Ida Brandt","@id":"https://courier.example/#/schema/person/1"}}],"headline":"Ferry fares rise",
"datePublished":"2026-05-04T14:30:00+00:00","dateModified":"2026-05-04T18:05:00+00:00","mainEntityOfPage":{{"@id":"https://courier.example/2026/ferry-fares/"}},
"publisher":{{"@id":"https://courier.example/#organization"}},"image":{{"@id":"https://courier.example/2026/ferry-fares/#primaryimage"}},
"keywords":["Ferries","Pellworth"],"articleSection":["Transport","News"],"inLanguage":"en-US"}},
{{"@type":"WebPage","@id":"https://courier.example/2026/ferry-fares/","url":"https://courier.example/2026/ferry-fares/","name":"Ferry fares rise - The Harbor Courier"}},
{{"@type":"ImageObject","@id":"https://courier.example/2026/ferry-fares/#primaryimage","url":"https://courier.example/files/ferry.jpg","width":1200,"height":800,"caption":"The Osprey at her pier"}},
{{"@type":"Organization","@id":"https://courier.example/#organization","name":"The Harbor Courier"}},
{{"@type":"Person","@id":"https://courier.example/#/schema/person/1","name":"Ida Brandt","url":"https://courier.example/author/ida/"}}]}}</script>
</head><body><header><nav>Menu</nav></header><main><article><h1 class="entry-title">Ferry fares rise</h1>
<div class="entry-meta">By <a rel="author" href="/author/ida/">Ida Brandt</a> | May 4, 2026</div>
<div class="entry-content">{TEXT}<div class="sharedaddy">Share this</div>
<figure class="wp-block-image"><img src="/files/vote-1024x683.jpg" data-lazy-src="/files/vote.jpg" alt="The board" width="1024" height="683"><figcaption>The vote <span class="credit">Photo: Otis Lund</span></figcaption></figure>
<h2>What comes next</h2><ul><li>A new engine for the Osprey, which is forty years old</li><li>A vote in June</li></ul><blockquote><p>We had no choice.</p></blockquote>
<div class="jp-relatedposts"><h3>Related</h3><p>Another story of the harbor that has nothing to do with it</p></div></div>
<section class="comments"><p>Too much, says a reader who has a lot of time and much to say about it.</p></section></article></main></body></html>"#
    );
    let article = story(&page);
    let stub = &article.stub;
    assert_eq!(stub.title, "Ferry fares rise");
    assert_eq!(stub.id.as_deref(), Some("https://courier.example/2026/ferry-fares/"));
    assert_eq!(stub.url, stub.id);
    assert_eq!(names(&article), ["Ida Brandt"]);
    assert_eq!(stub.published.rfc3339(), "2026-05-04T14:30:00+00:00");
    assert_eq!(stub.updated.unwrap().rfc3339(), "2026-05-04T18:05:00+00:00");
    assert_eq!(stub.topics, ["Ferries", "Pellworth"]);
    assert_eq!(
        (stub.section.as_deref(), stub.language.as_deref()),
        (Some("Transport"), Some("en-US"))
    );
    assert_eq!(article.summary.as_deref(), Some("Commuters pay a dollar more."));
    let photos: Vec<_> = article
        .photos
        .iter()
        .map(|photo| (photo.src.as_str(), photo.caption.as_deref(), photo.credit()))
        .collect();
    let expected = [
        (
            "https://courier.example/files/ferry.jpg",
            Some("The Osprey at her pier"),
            None,
        ),
        ("/files/vote.jpg", Some("The vote"), Some("Otis Lund".to_owned())),
    ];
    assert_eq!(photos, expected);
    let rest = "<figure><img src=\"/files/vote.jpg\" alt=\"The board\" width=\"1024\" height=\"683\"><figcaption>The vote (Otis Lund)</figcaption></figure>\n\
        <h2>What comes next</h2>\n<ul><li>A new engine for the Osprey, which is forty years old</li><li>A vote in June</li></ul>\n\
        <blockquote><p>We had no choice.</p></blockquote>";
    assert_eq!(
        article.body.text,
        format!("{}\n{rest}", TEXT.replace("</p><p>", "</p>\n<p>"))
    );
}

#[test]
fn a_page_of_arc_names_its_people_in_a_list_and_cuts_its_text_into_parts() {
    let parts = TEXT
        .replace("<p>", "<div class=\"b-text\"><p>")
        .replace("</p>", "</p></div><div class=\"ad-slot\"><p>Advertisement</p></div>");
    let page = format!(
        r#"<html lang="en"><head><title>Ferry fares rise | The Courier</title><meta property="og:site_name" content="The Courier">
<meta property="og:type" content="article"><meta property="og:title" content="Ferry fares rise across the bay"><meta property="og:url" content="https://courier.example/news/2026/05/04/ferry/">
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","headline":"Ferry fares rise across the bay",
"author":[{{"@type":"Person","name":"By Ida Brandt and Otis Lund"}},[{{"@type":"Person","name":["Per Wik"]}}]],"datePublished":"2026-05-04T14:30:00.123Z",
"keywords":["ferries","8f507083-bac4-423a-9015-2eb31e1bce50","type:article"],"image":[{{"@type":"ImageObject","url":"https://courier.example/small.jpg","width":300}},{{"@type":"ImageObject","url":"https://courier.example/large.jpg","width":1200}}],
"publisher":{{"@type":"NewsMediaOrganization","name":"The Courier"}}}}</script></head>
<body><article><h1>Ferry fares rise across the bay</h1><h2 class="subheadline">Commuters in Pellworth pay a dollar more</h2><div class="article-body-wrapper">{parts}</div></article>
<aside><article><p>Another story, which is long enough to be one, and is about the weather on the islands.</p></article></aside></body></html>"#
    );
    let article = story(&page);
    assert_eq!(names(&article), ["Ida Brandt", "Otis Lund", "Per Wik"]);
    assert_eq!(article.stub.title, "Ferry fares rise across the bay");
    assert_eq!(
        article.subtitle.as_deref(),
        Some("Commuters in Pellworth pay a dollar more")
    );
    assert_eq!(article.stub.topics, ["ferries"]);
    assert_eq!(article.photos[0].src, "https://courier.example/large.jpg");
    assert_eq!(words(&article), WORDS);
}

#[test]
fn a_page_of_drupal_has_meta_elements_and_rdfa() {
    let page = format!(
        r#"<!DOCTYPE html><html lang="de" dir="ltr"><head><title>Fähre wird teurer | Hafenbote</title><link rel="canonical" href="https://hafenbote.example/faehre">
<meta name="author" content="Von Ida Brandt, Otis Lund und Per Wik"><meta name="dcterms.date" content="2026-05-04"><meta name="date" content="2026-05-04T09:30+02:00">
<meta name="keywords" content="Fähre; Hafen"><meta property="og:site_name" content="Hafenbote"><meta property="og:type" content="article"></head>
<body><div typeof="schema:Article"><h1 property="schema:name">Fähre wird teurer</h1>
<div class="field field--name-body" property="schema:text">{TEXT}</div></div></body></html>"#
    );
    let article = story(&page);
    assert_eq!(article.stub.title, "Fähre wird teurer");
    assert_eq!(names(&article), ["Ida Brandt", "Otis Lund", "Per Wik"]);
    assert_eq!(article.stub.published.rfc3339(), "2026-05-04T09:30:00+02:00");
    assert_eq!(article.stub.topics, ["Fähre", "Hafen"]);
    assert_eq!(article.stub.language.as_deref(), Some("de"));
    assert_eq!(words(&article), WORDS);
}

#[test]
fn a_page_that_a_script_draws_has_the_text_that_it_says() {
    let said = WORDS.replace(". ", ".\\n\\n");
    let page = format!(
        r#"<html><head><meta property="og:type" content="article"><meta property="og:url" content="https://courier.example/f">
<script type="application/ld+json">{{"@type":"LiveBlogPosting","headline":"Ferry fares &amp; more","datePublished":"2026-05-04T14:30:00Z","articleBody":"{said}","author":"Ida Brandt",}}</script>
</head><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{{"props":{{"a":"<p>no</p>"}}}}</script></body></html>"#
    );
    let article = story(&page);
    assert_eq!(article.stub.title, "Ferry fares & more");
    assert_eq!(names(&article), ["Ida Brandt"]);
    assert_eq!(words(&article), WORDS);
    assert!(
        article.body.text.contains("</p>\n<p>Commuters"),
        "{}",
        article.body.text
    );
}

#[test]
fn microdata_alone_is_enough() {
    let page = format!(
        r#"<html lang="sv"><body><div itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="mainEntityOfPage" content="https://hamnbladet.example/farja">
<h1 itemprop="headline">Färjan blir dyrare</h1><p itemprop="description">Pendlare betalar mer från juni.</p>
<span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Ida Brandt</span></span>
<time itemprop="datePublished" datetime="2026-05-04T09:30:00+02:00">4 maj</time><time itemprop="dateModified" datetime="2026-05-04T11:00:00+02:00"></time>
<figure itemprop="image" itemscope itemtype="http://schema.org/ImageObject"><img itemprop="url" src="https://hamnbladet.example/f.jpg"><figcaption>Färjan. Foto: Otis Lund</figcaption></figure>
<div itemprop="articleBody">{TEXT}<p>Läs också: <a href="/x">Hamnen får nya kajer i juni</a></p></div></div></body></html>"#
    );
    let article = story(&page);
    assert_eq!(article.stub.title, "Färjan blir dyrare");
    assert_eq!(article.stub.url.as_deref(), Some("https://hamnbladet.example/farja"));
    assert_eq!(article.subtitle.as_deref(), Some("Pendlare betalar mer från juni."));
    assert_eq!(names(&article), ["Ida Brandt"]);
    assert_eq!(article.stub.updated.unwrap().rfc3339(), "2026-05-04T11:00:00+02:00");
    let photo = &article.photos[0];
    assert_eq!(
        (photo.caption.as_deref(), photo.credit().as_deref()),
        (Some("Färjan."), Some("Otis Lund"))
    );
    assert_eq!(words(&article), WORDS);
}

#[test]
fn a_page_without_metadata_is_read_as_readers_see_it() {
    for (language, date, byline) in [
        ("zh-Hant", "2026年5月4日 09:30", "<p class=\"author\">記者王小明</p>"),
        ("vi", "Thứ hai, 4/5/2026, 09:30", "<p class=\"author\">王小明</p>"),
        ("pt", "4 de maio de 2026, às 9h30", "<p class=\"byline\">Por 王小明</p>"),
    ] {
        let page = format!(
            "<html lang=\"{language}\"><head><title>渡輪票價上漲</title><link rel=canonical href='https://courier.example/a'></head><body><div class=\"page\"><h1>渡輪票價上漲</h1>\
             {byline}<span class=\"date\">{date}</span><div class=\"text\">{TEXT}</div></div><div class=\"footer\"><p>The Courier, 1 Pier Road, Pellworth, all rights reserved.</p></div></body></html>"
        );
        let article = story(&page);
        assert_eq!(article.stub.title, "渡輪票價上漲", "{language}");
        assert_eq!(names(&article), ["王小明"], "{language}");
        assert_eq!(
            article.stub.published.rfc3339(),
            "2026-05-04T09:30:00+00:00",
            "{language}"
        );
        assert_eq!(words(&article), WORDS, "{language}");
    }
}

#[test]
fn a_text_whose_paragraphs_are_breaks_has_paragraphs() {
    let text = TEXT.replace("<p>", "").replace("</p>", "<br><br />\n");
    let page = format!(
        "<meta property=og:type content=article><meta property=og:title content=Fares><meta property='article:published_time' content='2026-05-04T09:30:00Z'>\
         <h1>Fares</h1><div id=story>{text}</div>"
    );
    let article = story(&page);
    assert_eq!(article.body.text, TEXT.replace("</p><p>", "</p>\n<p>"));
}

/// A page whose article is said in JSON-LD.
fn said(more: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><link rel=canonical href=\"https://courier.example/ferry\"><meta name=description content=\"Commuters pay more.\">\
         <script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"headline\": \"Ferry fares rise\", \
         \"datePublished\": \"2026-05-04T09:30:00Z\", \"author\": {{\"name\": \"Ida Brandt\"}}{more}}}</script></head><body><h1>Ferry fares rise</h1>{body}</body></html>"
    )
}

#[test]
fn a_page_that_expires_leaves() {
    let site =
        Site::with_config("[articles]\ninclude = []\n[[sources]]\ninclude = [\"pages/*.html\"]\nformat = \"page\"\n");
    let page = said(", \"expires\": \"2026-05-20T00:00:00Z\"", TEXT);
    site.put("pages/ferry.html", page.as_bytes());
    let meta = said("", TEXT).replace("/ferry\"", "/fog\"").replace(
        "<meta name",
        "<meta property=\"article:expiration_time\" content=\"2026-05-25T00:00:00Z\"><meta name",
    );
    site.put("pages/fog.html", meta.as_bytes());
    // A time before the story was there says nothing.
    let never = said(", \"expires\": \"1999-01-01\"", TEXT).replace("/ferry\"", "/gull\"");
    site.put("pages/gull.html", never.as_bytes());
    let count = |now: &str| {
        site.build(&["--now", now, "--allow-shrink"]).success();
        site.feed("all")["items"].as_array().unwrap().len()
    };
    assert_eq!(
        ["2026-05-19", "2026-05-21", "2026-05-26"].map(|day| count(&format!("{day}T00:00:00Z"))),
        [3, 2, 1]
    );
}

#[test]
fn what_is_for_those_who_pay_stays_out_unless_the_configuration_says_so() {
    let paid = said(", \"isAccessibleForFree\": false", TEXT);
    let part = said(
        ", \"isAccessibleForFree\": true, \"hasPart\": {\"isAccessibleForFree\": false, \"cssSelector\": \".locked\"}",
        &format!(
            "<main>{TEXT}<div class=\"locked\"><p>The secret is that nobody wanted the new engine, not even the captain.</p></div></main>"
        ),
    );
    let site = |more: &str| {
        let config =
            format!("[articles]\ninclude = []\n[[sources]]\ninclude = [\"pages/*.html\"]\nformat = \"page\"\n{more}");
        let site = Site::with_config(&config);
        site.put("pages/paid.html", paid.as_bytes());
        site.put("pages/part.html", part.replace("/ferry\"", "/part\"").as_bytes());
        let run = site.build(&["--now", "2026-06-01T00:00:00Z"]).success();
        let feed = site.feed("all");
        let texts: Vec<String> = feed["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| html::to_text(item["content_html"].as_str().unwrap()))
            .collect();
        (run.err, texts)
    };
    let (told, texts) = site("");
    assert_eq!(texts, ["Commuters pay more.", WORDS]);
    assert_eq!(told.matches("HeldPart").count(), 2, "{told}");
    let (told, texts) = site("paid = true\n");
    assert_eq!((texts[0].as_str(), told.as_str()), (WORDS, ""));
    assert!(texts[1].ends_with("not even the captain."), "{}", texts[1]);
}

#[test]
fn a_page_that_is_no_article_is_passed_over() {
    let home = "<!DOCTYPE html><html><head><meta property=og:type content=website><link rel=canonical href=\"https://courier.example/\"></head><body><h1>The Courier</h1><h2>Fares</h2><p>Read it.</p></body></html>";
    let topic = "<!DOCTYPE html><html><head><meta property=og:type content=article><link rel=canonical href=\"https://courier.example/topic/\">\
        <script type=\"application/ld+json\">{\"@graph\": [{\"@type\": \"CollectionPage\", \"name\": \"Ferries\"}, {\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"NewsArticle\", \"headline\": \"x\"}]}]}</script></head><body><h1>Ferries</h1></body></html>";
    let lost = "<!DOCTYPE html><html><head><title>Not found</title></head><body><h1>404</h1><p>Nothing is here any more.</p></body></html>";
    let about = format!(
        "<!DOCTYPE html><html><head><meta property=og:type content=article></head><body><h1>About us</h1>{TEXT}</body></html>"
    );
    let many = format!(
        "<html><body><script type=\"application/ld+json\">[{}, {}]</script></body></html>",
        "{\"@type\": \"NewsArticle\", \"headline\": \"One\", \"datePublished\": \"2026-05-04\"}",
        "{\"@type\": \"NewsArticle\", \"headline\": \"Two\", \"datePublished\": \"2026-05-04\"}"
    );
    let site =
        Site::with_config("[articles]\ninclude = []\n[[sources]]\ninclude = [\"pages/*.html\"]\nformat = \"page\"\n");
    let pages = [
        ("home", home),
        ("topic", topic),
        ("lost", lost),
        ("about", &about),
        ("many", &many),
        ("story", &said("", TEXT)),
        ("empty", ""),
    ];
    for (name, page) in pages {
        site.put(&format!("pages/{name}.html"), page.as_bytes());
    }
    let run = site.build(&["--now", "2026-06-01T00:00:00Z"]).success();
    assert_eq!(run.err, "");
    assert!(run.out.contains("6 items are no stories"), "{}", run.out);
    assert_eq!(site.feed("all")["items"].as_array().unwrap().len(), 1);
}

#[test]
fn pages_are_found_by_their_content_where_a_source_has_them() {
    let site = Site::with_config("[[sources]]\ninclude = [\"pages/*\"]\n").good_article();
    site.put("pages/ferry.html", said("", TEXT).as_bytes());
    let template = said("", TEXT)
        .replace("<head>", "<head><title>{{ .Title }}</title>")
        .replace("/ferry\"", "/template\"");
    site.put("pages/layout.html", template.as_bytes());
    // Pages among the articles are what a generator made of these.
    site.put("articles/ferry.html", said("", TEXT).as_bytes());
    let run = site.build(&["--now", "2026-06-01T00:00:00Z"]).success();
    assert_eq!(run.err.matches("warning[").count(), 1, "{}", run.err);
    run.said("this is no article in a format that feedmill reads\n--> pages/layout.html");
    let sources: Vec<Value> = site.list().into_iter().map(|row| row["source"].clone()).collect();
    assert_eq!(
        sources
            .iter()
            .filter(|source| source.as_str().unwrap().ends_with("ferry.html"))
            .count(),
        1,
        "{sources:?}"
    );
    assert_eq!(site.feed("all")["items"][0]["url"], "https://courier.example/ferry");
}

#[test]
fn of_headlines_that_differ_the_one_counts_that_is_said_twice() {
    let page = |title: &str, shared: &str, shown: &str, house: &str| {
        let html = format!(
            "<html><head><title>x</title><meta property=og:type content=article><meta property=og:title content=\"{shared}\"><meta property=og:site_name content=\"{house}\">\
             <meta property='article:published_time' content='2026-05-04T09:30:00Z'><script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"headline\": \"{title}\"}}</script></head><body><h1>{shown}</h1>{TEXT}</body></html>"
        );
        story(&html).stub.title
    };
    for (title, shared, shown, expected) in [
        (
            "Ferry fares rise",
            "Ferry fares rise | The Courier",
            "Ferry fares rise",
            "Ferry fares rise",
        ),
        (
            "Ferry fares rise",
            "You won't believe what ferries cost",
            "Ferry fares rise",
            "Ferry fares rise",
        ),
        (
            "Ferry fares",
            "Ferry prices",
            "What a ferry costs",
            "What a ferry costs",
        ),
        (
            "Ferry fares rise in …",
            "Ferry fares rise in Pellworth",
            "Ferry news",
            "Ferry fares rise in Pellworth",
        ),
        (
            "Courier: a history",
            "Courier: a history",
            "Courier: a history",
            "Courier: a history",
        ),
        (
            "Fer\u{ad}ry fares",
            "Ferry fares - courier.example",
            "Ferry fares",
            "Ferry fares",
        ),
    ] {
        let house = if shared.contains("courier.example") {
            "courier.example"
        } else {
            "The Courier"
        };
        assert_eq!(
            page(title, shared, shown, house),
            expected,
            "{title}, {shared}, {shown}"
        );
    }
}

#[test]
fn a_canonical_address_that_is_the_sites_is_a_mistake() {
    let page = said(", \"url\": \"https://courier.example/ferry\"", TEXT).replace("/ferry\"><meta", "/\"><meta");
    assert!(page.contains("rel=canonical href=\"https://courier.example/\""));
    assert_eq!(story(&page).stub.url.as_deref(), Some("https://courier.example/ferry"));
    let bare = page.replace(", \"url\": \"https://courier.example/ferry\"", "");
    assert!(read(&bare, &Rules::default()).article.is_err());
    // Addresses without a scheme, and such as begin at the root.
    for address in ["courier.example/ferry", "/ferry", "//courier.example/ferry"] {
        let page = said("", TEXT).replace("href=\"https://courier.example/ferry\"", &format!("href=\"{address}\""));
        let page = page.replace(
            "<head>",
            "<head><meta property=og:url content=\"https://courier.example/other\">",
        );
        assert_eq!(
            story(&page).stub.url.as_deref(),
            Some("https://courier.example/ferry"),
            "{address}"
        );
    }
}

#[test]
fn parts_for_those_who_pay_may_be_named_elsewhere_in_a_graph() {
    let page = format!(
        "<html><body><script type=\"application/ld+json\">{{\"@graph\": [{{\"@type\": \"NewsArticle\", \"headline\": \"Fares\", \"datePublished\": \"2026-05-04\", \
         \"isAccessibleForFree\": true, \"hasPart\": {{\"@id\": \"#part\"}}}}, {{\"@type\": \"WebPageElement\", \"@id\": \"#part\", \"isAccessibleForFree\": false, \
         \"cssSelector\": \".locked\"}}]}}</script><h1>Fares</h1><main>{TEXT}<p class=\"locked\">The secret of the engine is that nobody wanted it, not even the captain.</p></main></body></html>"
    );
    assert_eq!(words(&story(&page)), WORDS);
}

#[test]
fn a_paid_part_may_be_the_text_itself_or_stand_around_it_or_below_a_picture() {
    let part = |selector: &str| {
        format!(", \"hasPart\": {{\"isAccessibleForFree\": \"False\", \"cssSelector\": \"{selector}\"}}")
    };
    let body = format!("<div class=\"page\"><article class=\"story\"><div class=\"text\">{TEXT}</div></article></div>");
    for selector in ["article", ".page", ".text", "body", "p"] {
        let page = said(&part(selector), &body);
        assert_eq!(words(&story(&page)), "Commuters pay more.", "{selector}");
    }
    let picture = "<figure><img src=\"https://courier.example/osprey.jpg\" width=\"900\" height=\"600\"><figcaption>The Osprey <span class=\"paid\">who was bought</span></figcaption></figure>";
    let page = said(&part(".paid"), &format!("<article>{TEXT}{picture}</article>"));
    let article = story(&page);
    assert_eq!(article.photos[0].caption.as_deref(), Some("The Osprey"));
    assert!(words(&article).starts_with(WORDS), "{}", words(&article));
    let hidden = picture.replace("<figcaption>", "<figcaption hidden>");
    assert_eq!(
        story(&said("", &format!("<article>{TEXT}{hidden}</article>"))).photos[0].caption,
        None
    );
}

#[test]
fn no_page_is_too_strange() {
    let whole = said("", TEXT);
    for end in (0..whole.len()).step_by(7) {
        read(whole.get(..end).unwrap_or_default(), &Rules::default());
    }
    let deep = |tag: &str| format!("{}<p>x", tag.repeat(20_000));
    for page in [
        deep("<div class=image>"),
        deep("<div itemscope itemprop=author itemtype='http://schema.org/Person'>"),
        deep("<figure>"),
        deep("<p itemprop='a b c d e'>"),
    ] {
        read(&page, &Rules::default());
        read(
            &format!("<meta property=og:type content=article><meta name=date content=2026-05-04><h1>x</h1>{page}"),
            &Rules::default(),
        );
    }
}
