//! What a text says arrives whole: its words, its notes, its frames as links, and nothing of ours.

use serde_json::Value;

use crate::site::{Run, Site};
use crate::tree::Tree;

/// A newsroom with one article in Markdown, and what its build said.
fn newsroom(fields: &str, text: &str) -> (Site, Run) {
    let article = format!("---\ntitle: Tides\ndate: 2026-03-01T08:00:00Z\n{fields}\n---\n{text}\n");
    let site = Site::new().write("articles/tides.md", &article);
    let run = site.build(&[]).success();
    site.run(&["check", "feeds", "--fail-on", "warning"]).success();
    (site, run)
}

/// The text of the one article in its feed, and its summary.
fn shown(site: &Site) -> (String, String) {
    let item = &site.feed("all")["items"][0];
    let text = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
    (text("content_html"), text("summary"))
}

const BACK: &str = "\u{21A9}\u{FE0E}";

#[test]
fn footnotes_have_ids_of_their_article_and_links_back() {
    let text = "High.[^1] Low.[^low]\n\n[^1]: At noon.\n[^low]: At six.\n";
    let (site, _) = newsroom("", text);
    let (html, summary) = shown(&site);
    assert_eq!(summary, "High. Low.");
    let links: Vec<&str> = html
        .split("href=\"https://courier.example/2026/03/tides/#")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(links.len(), 4, "{html}");
    for id in &links {
        assert!(html.contains(&format!(" id=\"{id}\"")), "{id}: {html}");
    }
    assert!(html.contains(&format!(
        "At noon. <a href=\"https://courier.example/2026/03/tides/#{}\">{BACK}</a>",
        links[2]
    )));
    let other = Site::new().write(
        "articles/other.md",
        &format!("---\ntitle: T\ndate: 2026-03-02\n---\n{text}"),
    );
    other.build(&[]).success();
    assert!(!shown(&other).0.contains(links[0]), "another article has the same ids");
}

#[test]
fn links_to_places_in_a_text_lead_there() {
    let (site, _) = newsroom(
        "",
        "<h2 id=\"high\">High</h2>\n\n[up](#high) and [away](#low), <b id=\"x\">no place</b>\n",
    );
    let (html, _) = shown(&site);
    let id = html.split("<h2 id=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(html.contains(&format!("tides/#{id}\">up</a>")), "{html}");
    assert!(html.contains("tides/#low\">away</a>, <b>no place</b>"), "{html}");
}

#[test]
fn a_summary_that_somebody_wrote_is_whole_and_the_text_opens_with_it() {
    let own = "The tide of Monday comes an hour late, says the harbor master.";
    for field in ["summary", "subtitle", "description"] {
        let (site, _) = newsroom(&format!("{field}: \"{own}\""), "More soon.");
        assert_eq!(
            shown(&site),
            (format!("<p>{own}</p>\n<p>More soon.</p>"), own.to_owned())
        );
    }
    let long = "The tide comes late. ".repeat(9);
    let (site, _) = newsroom(&format!("summary: \"{own}\""), &long);
    assert_eq!(shown(&site), (format!("<p>{}</p>", long.trim()), own.to_owned()));
}

#[test]
fn titles_and_topics_may_speak_of_elements() {
    for (title, expected) in [
        ("A guide to `<b>` and `<code>`", "A guide to <b> and <code>"),
        ("When to use <b> and <em>", "When to use <b> and <em>"),
        ("<em>Gull</em> watch &amp; more", "Gull watch & more"),
    ] {
        let article = format!("---\ntitle: '{title}'\ndate: 2026-03-01\ntags: ['<b>', '<i>Boats</i>']\n---\nText.\n");
        let site = Site::new().write("articles/a.md", &article);
        assert_eq!(site.build(&[]).success().err, "");
        for feed in [
            "feeds/all.rss",
            "feeds/all.atom",
            "feeds/all.json",
            "feeds/topics/b.rss",
        ] {
            site.run(&["check", feed, "--fail-on", "warning"]).success();
        }
        let item = &site.feed("all")["items"][0];
        assert_eq!(
            (&item["title"], &item["tags"]),
            (&Value::from(expected), &serde_json::json!(["<b>", "Boats"]))
        );
    }
}

#[test]
fn each_frame_becomes_a_link_and_is_told() {
    let text = "Watch:\n\n<iframe src=\"https://www.youtube.com/embed/a-b\" title=\"Harbor clip\"></iframe>\n\n\
                <object data=\"/plan.pdf\"><a href=\"/plan.pdf\">The plan</a></object>\n\n\
                <lite-youtube videoid=\"c-d\" playlabel=\"Clip\"></lite-youtube>\n\n`<iframe>` is code.\n";
    let (site, run) = newsroom("", text);
    let (html, _) = shown(&site);
    assert!(!html.contains("<p></p>"), "{html}");
    for link in [
        "<p><a href=\"https://www.youtube.com/watch?v=a-b\">Harbor clip</a></p>",
        "<a href=\"https://courier.example/plan.pdf\">The plan</a>",
        "<p><a href=\"https://www.youtube.com/watch?v=c-d\">Clip</a></p>",
    ] {
        assert!(html.contains(link), "{link}: {html}");
    }
    for line in [8, 10, 12] {
        assert!(
            run.err.contains(&format!("--> articles/tides.md:{line}:1")),
            "{}",
            run.err
        );
    }
    assert_eq!(run.err.matches("EmbeddedFrame").count(), 3, "{}", run.err);
}

#[test]
fn of_many_frames_some_are_named_and_the_others_counted() {
    let frame = "<iframe src=\"https://maps.example/x\"></iframe>\n\n";
    for (count, told, more) in [(20, 20, false), (22, 21, true)] {
        let (site, run) = newsroom("", &frame.repeat(count));
        assert_eq!(run.err.matches("EmbeddedFrame").count(), told, "{}", run.err);
        assert_eq!(run.err.contains("2 more frames"), more, "{}", run.err);
        assert_eq!(shown(&site).0.matches("https://maps.example/x").count(), count);
    }
}

#[test]
fn formulas_stay_and_what_a_page_hides_goes() {
    let text = "<p>So <math><mi>h</mi></math><span aria-hidden=\"true\">h</span><span hidden>x</span>.</p>\n";
    assert_eq!(shown(&newsroom("", text).0).0, "<p>So <math><mi>h</mi></math>.</p>");
}

#[test]
fn words_of_components_stay() {
    let text = "<Tabs>\n<TabItem label=\"npm\">\n\nRun it.\n\n</TabItem>\n</Tabs>\n\nSee <Card title=\"The pier\" href=\"/pier/\" />.";
    let tree = Tree::new()
        .write(
            "docusaurus.config.js",
            "module.exports = { title: 'T', url: 'https://courier.example', baseUrl: '/' };\n",
        )
        .write("blog/2026-03-01-tides.mdx", format!("---\ntitle: Tides\n---\n{text}\n"))
        .init();
    tree.run(&["build"]).success();
    let expected = "<p><strong>npm</strong></p>\n<p>Run it.</p>\n\n\n<p>See <a href=\"https://courier.example/pier/\">The pier</a>.</p>";
    assert_eq!(tides(&tree), expected);
}

#[test]
fn the_text_of_a_rendered_page_has_no_furniture() {
    let page = "<body><div class=\"post-content\"><h2 id=\"a\">Ebb<a class=\"anchor\" href=\"#a\">#</a></h2>\
        <div class=\"highlight\"><table class=\"lntable\"><tr><td class=\"lntd\"><pre><code><span class=\"lnt\">1\n</span></code></pre></td>\
        <td class=\"lntd\"><pre><code>let x</code></pre></td></tr></table><button>Copy</button></div>\
        <p>Out.<sup id=\"fnref:1\"><a href=\"#fn:1\">1</a></sup></p><ol><li id=\"fn:1\">At six. <a href=\"#fnref:1\">b</a></li></ol></div></body>";
    let tree = Tree::new()
        .write("hugo.toml", "baseURL = 'https://courier.example/'\ntitle = 'T'\n")
        .write(
            "content/blog/tides.md",
            "---\ntitle: Tides\ndate: 2026-03-01\n---\nText.\n",
        )
        .write("public/blog/tides/index.html", page)
        .init();
    let config = tree.read("feedmill.toml");
    let config = config.replace("[articles]\n", "[articles]\nrendered = \"public/**/*.html\"\n");
    let tree = tree.write("feedmill.toml", config);
    assert_eq!(tree.run(&["build"]).success().err, "");
    let html = tides(&tree);
    assert!(
        html.starts_with("<h2>Ebb</h2><div><pre><code>let x</code></pre></div><p>Out.<sup id=\"f"),
        "{html}"
    );
    assert_eq!(html.matches("tides/#f").count(), 2, "{html}");
}

/// A Jekyll site with one post, and what its build said.
fn jekyll(text: &str) -> (Tree, Run) {
    let post = |title: &str, text: &str| format!("---\ntitle: {title}\n---\n{text}\n");
    let tree = Tree::new()
        .write(
            "_config.yml",
            "title: T\nurl: https://courier.example\nbaseurl: /news\n",
        )
        .write("_posts/2026-03-01-tides.md", post("Tides", text))
        .write(
            "_posts/2026-02-01-pier.md",
            post("Pier", "The pier is long enough to walk on."),
        )
        .write(
            "_posts/2026-02-02-secret.md",
            "---\ntitle: Secret\npublished: false\n---\nNot yet.\n",
        )
        .write("about.md", "---\ntitle: About\n---\nAbout us.\n")
        .write(
            "contact.md",
            "---\ntitle: Contact\npermalink: /write-to-us/\n---\nWrite.\n",
        )
        .init();
    let run = tree.run(&["build"]).success();
    let misses = crate::tree::built("jekyll", &tree);
    assert!(misses.is_empty(), "{}", misses.join("\n"));
    (tree, run)
}

fn tides(tree: &Tree) -> String {
    let feed: Value = serde_json::from_str(&tree.read("feeds/all.json")).unwrap();
    let items = feed["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["title"] == "Tides").unwrap();
    item["content_html"].as_str().unwrap().to_owned()
}

#[test]
fn references_lead_to_articles_and_pages_wherever_they_stand() {
    let pier = "https://courier.example/news/2026/02/01/pier.html";
    for (text, expected) in [
        ("[x]({% post_url 2026-02-01-pier %})", format!("<a href=\"{pier}\">x</a>")),
        ("[x]({{ site.baseurl }}{% link _posts/2026-02-01-pier.md %}#a)", format!("<a href=\"{pier}#a\">x</a>")),
        ("[x]({{ site.url }}{{ site.baseurl }}{% post_url 2026-02-01-pier %})", format!("<a href=\"{pier}\">x</a>")),
        ("[x][p]\n\n[p]: {% link _posts/2026-02-01-pier.md %}", format!("<a href=\"{pier}\">x</a>")),
        ("See {% post_url 2026-02-01-pier %}.", format!("<p>See {pier}.</p>")),
        ("<a title='{% link about.md %}' href='{% link about.md %}'>x</a>",
            "<a title=\"https://courier.example/news/about.html\" href=\"https://courier.example/news/about.html\">x</a>".to_owned()),
        ("{% capture u %}{% link contact.md %}{% endcapture %}<a href='{{ u | absolute_url }}'>x</a>",
            "<a href=\"https://courier.example/news/write-to-us/\">x</a>".to_owned()),
        ("{% capture u %}{% post_url 2026-02-01-pier %}{% endcapture %}<a href='{{ u | prepend: site.baseurl | prepend: site.url }}'>x</a>",
            format!("<a href=\"{pier}\">x</a>")),
        ("{% capture u %}{% post_url 2026-02-01-pier %}{% endcapture %}{% include figure.html src='/a.png' link=u %}",
            format!("<a href=\"{pier}\"><img")),
        ("[x](2026-02-01-pier.md)", format!("<a href=\"{pier}\">x</a>")),
        ("[x]({{ page.url | absolute_url }})", "<a href=\"https://courier.example/news/2026/03/01/tides.html\">x</a>".to_owned()),
    ] {
        let (tree, run) = jekyll(text);
        let html = tides(&tree);
        assert!(html.contains(&expected), "{text}\n{html}");
        assert!(!run.err.contains("BrokenReference"), "{}", run.err);
    }
}

#[test]
fn a_reference_that_leads_nowhere_is_told_and_leaves_its_words() {
    for (text, kept) in [
        (
            "a\n\n[The *pier*]({% post_url 2025-01-01-gone %}) is shut.",
            "<p>The <em>pier</em> is shut.</p>",
        ),
        (
            "a\n\n[The secret]({{ site.baseurl }}{% link _posts/2026-02-02-secret.md %})",
            "<p>The secret</p>",
        ),
        ("a\n\n[The pier](../docs/gone.md#x)", "<p>The pier</p>"),
        ("a\n\n`x` {% link gone.md %}!", "<p><code>x</code> !</p>"),
        (
            "a\n\n<img src='{% link gone.png %}' alt='x'> b {% highlight html %}{% link gone.md %}{% endhighlight %}",
            " b </p><pre>",
        ),
    ] {
        let (tree, run) = jekyll(text);
        let html = tides(&tree);
        assert!(html.contains(kept), "{text}\n{html}");
        let is_told = run.err.contains("BrokenReference") && run.err.contains("--> _posts/2026-03-01-tides.md:6:");
        assert!(is_told, "{text}\n{}", run.err);
        for file in ["all.json", "all.rss", "all.atom"] {
            let feed = tree.read(&format!("feeds/{file}"));
            let has_mark = |c: char| ('\u{FDD0}'..='\u{FDEF}').contains(&c);
            assert!(
                !feed.contains("feedmill-") && !feed.contains(has_mark) && !feed.contains("%EF%B7"),
                "{feed}"
            );
            assert!(!feed.contains("secret.html") && !feed.contains("/gone"), "{feed}");
        }
    }
}

#[test]
fn each_place_of_a_reference_that_leads_nowhere_is_told() {
    let (_, run) = jekyll("[a](gone.md)\n\n[b]({% link gone.md %})\n\n[c](gone.md)\n\n[d]({% link gone.md %})");
    for line in [4, 6, 8, 10] {
        assert!(run.err.contains(&format!("tides.md:{line}:")), "{line}: {}", run.err);
    }
}

#[test]
fn no_number_of_a_note_stands_in_a_summary_before_the_mark() {
    let (tree, _) = jekyll("High.[^1] See {% post_url 2026-02-01-pier %}.\n<!--more-->\nLow.\n\n[^1]: At noon.");
    let listed = tree.list();
    let tides = listed.iter().find(|listed| listed["title"] == "Tides").unwrap();
    assert_eq!(
        tides["summary"],
        "High. See https://courier.example/news/2026/02/01/pier.html."
    );
}
