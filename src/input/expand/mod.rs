//! Expands in the text of an article what its generator would: shortcodes, tags and values of
//! templates, attribute lists, containers. What stands in code is left alone. `tag` finds them,
//! `shortcode` and `liquid` say what takes their place.

mod arguments;
mod attributes;
mod code;
mod container;
mod liquid;
mod mdx;
mod quote;
mod shortcode;
mod tag;
mod tokens;

use std::collections::BTreeMap;

use super::generator::Templates;
use super::style::Style;
use crate::model::Markup;
use crate::text::markdown;
use crate::text::node::Node;
use crate::text::reference::mark;
use arguments::Arguments;
use code::{code, literal, shown};
use tag::{Tag, What};
use tokens::tokens;

/// Shortcodes may stand this deep in one another.
const DEEPEST: usize = 16;

/// A text without templates.
pub struct Expanded {
    /// In the markup of the text.
    pub text: String,
    /// Names that nothing is known of, each with the byte where it came first.
    pub unknown: Vec<(String, usize)>,
    /// Source files that the text refers to, in the order of their marks, each with the byte where it does.
    pub references: Vec<(String, usize)>,
}

/// Expands the text of the article with these fields; `None` where there is nothing to expand. The number of
/// the first reference is `first`.
pub fn expand(text: &str, markup: Markup, fields: &Node, style: &Style, first: usize) -> Option<Expanded> {
    let templates = style.generator.templates;
    if !style.is_adopted() || !(text.contains('{') || text.contains(":::") || templates == Templates::Mdx) {
        return None;
    }
    let mut expander = Expander {
        style,
        fields,
        markup,
        values: BTreeMap::new(),
        unknown: Vec::new(),
        references: Vec::new(),
        first,
        depth: 0,
        at: 0,
    };
    let mut expanded = expander.expand(text);
    if markup == Markup::Markdown {
        if matches!(templates, Templates::Hugo | Templates::Zola | Templates::Off) {
            // What other generators would expand, this one shows.
            expanded = literal(&expanded, markup);
        }
        if templates == Templates::Mdx {
            expanded = mdx::plain(&expanded, &style.base());
        }
        expanded = attributes::without(&expanded, style.generator);
        if matches!(templates, Templates::Mdx | Templates::Liquid) {
            expanded = container::open(&expanded);
        }
    }
    Some(Expanded {
        text: expanded,
        unknown: expander.unknown,
        references: expander.references,
    })
}

/// A value of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    Text(String),
    List(Vec<String>),
}

struct Expander<'a> {
    style: &'a Style,
    fields: &'a Node,
    markup: Markup,
    /// What templates have named.
    values: BTreeMap<String, Value>,
    unknown: Vec<(String, usize)>,
    references: Vec<(String, usize)>,
    /// The number of the first of them.
    first: usize,
    depth: usize,
    /// Where the outermost tag begins.
    at: usize,
}

impl Expander<'_> {
    fn expand(&mut self, text: &str) -> String {
        let templates = self.style.generator.templates;
        let code = code(text, self.markup);
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for token in tokens(text, &code, templates) {
            // What stands in another was expanded with it.
            if token.at < at {
                continue;
            }
            out.push_str(&shown(text, at..token.at, &code, templates));
            at = token.end();
            if self.depth == 0 {
                self.at = token.at;
            }
            let inner = token.inner.map(|(inner, _)| &text[inner]);
            let text = self.tag(&token.tag, inner);
            out.push_str(bare_figure(&text, &out).unwrap_or(&text));
        }
        out.push_str(&shown(text, at..text.len(), &code, templates));
        out
    }

    /// What takes the place of a tag.
    fn tag(&mut self, tag: &Tag<'_>, inner: Option<&str>) -> String {
        match tag.what {
            What::Nothing => String::new(),
            What::Literal => literal(&tag::shown(tag), self.markup),
            What::Value => liquid::output(self, tag.body),
            What::Call => self.call(tag, inner),
        }
    }

    fn call(&mut self, tag: &Tag<'_>, inner: Option<&str>) -> String {
        if let Some(text) = self.own(tag.name, tag.body, inner) {
            return text;
        }
        if self.style.generator.templates == Templates::Liquid
            && let Some(text) = liquid::statement(self, tag, inner)
        {
            return text;
        }
        let arguments = self.arguments(tag.body);
        if shortcode::takes_code(tag.name) {
            return shortcode::code(&arguments, inner.unwrap_or_default());
        }
        if let Some(name) = shortcode::reference(tag.name, &arguments) {
            return self.refer(name);
        }
        let inner = inner.map(|inner| self.inner(inner)).unwrap_or_default();
        shortcode::expand(tag.name, &arguments, &inner).unwrap_or_else(|| {
            self.tell(tag.name);
            shortcode::words(&arguments, &inner)
        })
    }

    /// The arguments of a call: tags in them are expanded, and values by their names are looked up.
    fn arguments(&mut self, body: &str) -> Arguments {
        if ["{{", "{%"].iter().any(|open| body.contains(open)) {
            let body = self.inner(body);
            return Arguments::parse(&body);
        }
        if self.style.generator.templates == Templates::Liquid {
            return Arguments::parse_with(body, |name| liquid::named(self, name));
        }
        Arguments::parse(body)
    }

    /// The mark of a link to a source file.
    fn refer(&mut self, name: String) -> String {
        self.references.push((name, self.at));
        mark(self.first + self.references.len() - 1)
    }

    /// What the configuration says of a shortcode.
    fn own(&mut self, name: &str, body: &str, inner: Option<&str>) -> Option<String> {
        let (_, pattern) = self.style.shortcodes.iter().find(|(known, _)| known == name)?;
        let inner = inner.map(|inner| self.inner(inner)).unwrap_or_default();
        let inner = match self.markup {
            // Empty lines end the HTML around a text, so that it is Markdown again.
            Markup::Markdown if inner.trim().contains("\n\n") => format!("\n\n{}\n\n", inner.trim()),
            Markup::Markdown => markdown::inline_html(inner.trim()),
            _ => inner,
        };
        Some(self.arguments(body).fill(pattern, &inner))
    }

    fn inner(&mut self, inner: &str) -> String {
        if self.depth >= DEEPEST {
            return String::new();
        }
        self.depth += 1;
        let text = self.expand(inner);
        self.depth -= 1;
        text
    }

    /// Notes a name that nothing is known of.
    fn tell(&mut self, name: &str) {
        if !self.unknown.iter().any(|(known, _)| known == name) {
            self.unknown.push((name.to_owned(), self.at));
        }
    }
}

/// A picture alone for one that stands in a figure already, whose caption is there.
fn bare_figure<'t>(text: &'t str, before: &str) -> Option<&'t str> {
    let image = text.strip_prefix("<figure>")?.strip_suffix("</figure>")?;
    let open = before.rfind("<figure")?;
    let is_open = before.rfind("</figure").is_none_or(|closed| closed < open);
    (is_open && !image.contains("<figcaption")).then_some(image)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::generator::GENERATORS;
    use crate::text::node;
    use crate::text::reference::resolved;

    fn expanded(generator: &str, text: &str) -> (String, Vec<String>) {
        let generator = GENERATORS.iter().find(|known| known.name == generator).unwrap();
        let mut style = Style::of(generator);
        style.title = "The Courier".to_owned();
        style.url = "https://courier.example/news/".to_owned();
        style.shortcodes = vec![("note".to_owned(), "<aside class=\"{kind}\">{inner}</aside>".to_owned())];
        let fields = node::yaml("title: The ferry\nhero: pier.jpg\n").unwrap();
        match expand(text, Markup::Markdown, &fields, &style, 0) {
            Some(expanded) => {
                let unknown = expanded.unknown.into_iter().map(|(name, _)| name);
                let name = |number: usize, _: &str| {
                    let name = expanded.references.get(number).map_or("", |(name, _)| name);
                    Some((format!("source:{name}"), 0))
                };
                (resolved(&expanded.text, name).into_owned(), unknown.collect())
            }
            None => (text.to_owned(), Vec::new()),
        }
    }

    #[track_caller]
    fn case(generator: &str, text: &str, expected: &str) {
        assert_eq!(
            expanded(generator, text),
            (expected.to_owned(), Vec::new()),
            "{generator}: {text}"
        );
    }

    #[test]
    fn shortcodes_of_hugo() {
        case(
            "hugo",
            "a {{< vimeo 123 >}} b",
            "a [Watch on Vimeo](https://vimeo.com/123) b",
        );
        case(
            "hugo",
            "[x]({{< ref \"blog/ferry.md#pier\" >}})",
            "[x](source:blog/ferry.md#pier)",
        );
        case(
            "hugo",
            "{{% note kind=\"tip\" %}}Mind the *gap*{{% /note %}}",
            "<aside class=\"tip\">Mind the <em>gap</em></aside>",
        );
        case(
            "hugo",
            "{{< note >}}{{< vimeo 1 >}}{{</ note >}}",
            "<aside class=\"\"><a href=\"https://vimeo.com/1\">Watch on Vimeo</a></aside>",
        );
        case(
            "hugo",
            "{{< figure src=\"/pier.jpg\" alt=\"The pier\" caption=\"At *dawn*\" >}}",
            "<figure><img src=\"/pier.jpg\" alt=\"The pier\"><figcaption>At <em>dawn</em></figcaption></figure>",
        );
        case(
            "hugo",
            "{{< highlight go \"linenos=true\" >}}\na := `{{ x }}` < 1\n{{< /highlight >}}",
            "<pre><code class=\"language-go\">a := `{{ x }}` &lt; 1</code></pre>",
        );
    }

    #[test]
    fn shortcodes_may_stand_sixteen_deep() {
        let nested = |depth: usize| {
            let text = format!("{}x{}", "{{< note >}}".repeat(depth), "{{< /note >}}".repeat(depth));
            expanded("hugo", &text).0
        };
        assert!(nested(DEEPEST).contains(">x<"), "{}", nested(DEEPEST));
        assert!(!nested(DEEPEST + 1).contains('x'), "{}", nested(DEEPEST + 1));
    }

    #[test]
    fn code_is_left_alone() {
        for text in [
            "`{{< figure src=\"x\" >}}`",
            "```\n{{< vimeo 1 >}}\n{% x %}\n```\n",
            "a\n\n    {{ indented }}\n\nb",
            "<pre>{{ x }}</pre> and <code>{% y %}</code>",
            "{ not a tag } and {{",
        ] {
            for generator in ["hugo", "jekyll", "zola"] {
                case(generator, text, text);
            }
        }
    }

    #[test]
    fn what_is_escaped_is_shown() {
        case("hugo", "`{{</* figure */>}}`", "`{{< figure >}}`");
        case(
            "hugo",
            "Write {{</* figure */>}}.",
            "Write <code>{{&lt; figure &gt;}}</code>.",
        );
        case("jekyll", "{% raw %}`{{ x }}`{% endraw %}", "`{{ x }}`");
        case("jekyll", "`{% raw %}{% raw %}{% endraw %}`", "`{% raw %}`");
        case("jekyll", "{% raw %}{{ x }}{% endraw %}!", "<code>{{ x }}</code>!");
    }

    #[test]
    fn tags_and_values_of_liquid() {
        case("jekyll", "[x]({{ site.baseurl }}/docs/)", "[x](/news/docs/)");
        case("jekyll", "{{ \"/docs/\" | relative_url }}", "/news/docs/");
        case(
            "jekyll",
            "{{ '/docs/' | prepend: site.baseurl | prepend: site.url }}",
            "https://courier.example/news/docs/",
        );
        case(
            "jekyll",
            "{{ page.title | upcase }} {{ page.hero }}",
            "THE FERRY pier.jpg",
        );
        case(
            "jekyll",
            "[x]({% post_url 2017-09-13-ferry %})",
            "[x](source:2017-09-13-ferry)",
        );
        case(
            "jekyll",
            "[x]({{ site.baseurl }}{% link _posts/ferry.md %}#a)",
            "[x](/newssource:_posts/ferry.md#a)",
        );
        case(
            "jekyll",
            "{% comment %}x{% endcomment %}{% if page.x %}a{% else %}b{% endif %}",
            "a",
        );
        case(
            "jekyll",
            "{% assign all = \"1|2\" | split: \"|\" %}{% for one in all %}[{{ one }}]{% endfor %}",
            "[1][2]",
        );
        case(
            "jekyll",
            "{% highlight yaml %}\na: {{ x }}\n{% endhighlight %}",
            "<pre><code class=\"language-yaml\">a: {{ x }}</code></pre>",
        );
        case(
            "eleventy",
            "{% image \"./pier.jpg\", \"The pier\" %}{# gone #}",
            "<figure><img src=\"./pier.jpg\" alt=\"The pier\"></figure>",
        );
        case(
            "jekyll",
            "{% include figure.html src=\"/a.png\" caption=\"A\" %}",
            "<figure><img src=\"/a.png\" alt=\"\"><figcaption>A</figcaption></figure>",
        );
    }

    #[test]
    fn a_picture_in_a_figure_is_no_figure_of_its_own() {
        case(
            "eleventy",
            "<figure>\n{% Img src=\"a.png\",\n alt=\"A\" %}\n<figcaption>B</figcaption></figure>\n{% Codepen { user: 'u', id: 'i' } %}",
            "<figure>\n<img src=\"a.png\" alt=\"A\">\n<figcaption>B</figcaption></figure>\n[See it on CodePen](https://codepen.io/u/pen/i)",
        );
    }

    #[test]
    fn references_are_understood_wherever_they_stand() {
        case(
            "jekyll",
            "{% capture x %}{% link a.md %}{% endcapture %}{{ x | relative_url }} {{ x | absolute_url }} {{ page.url }}",
            "source:a.md source:a.md source:",
        );
        case(
            "jekyll",
            "{% capture x %}{% post_url a %}{% endcapture %}{% include figure.html src=\"b.png\" link=x caption=page.title %}",
            "<figure><a href=\"source:a\"><img src=\"b.png\" alt=\"\"></a><figcaption>The ferry</figcaption></figure>",
        );
        case(
            "hugo",
            "{{< note kind=\"{{< ref \"a.md\" >}}\" >}}[x]({{< relref path=\"b.md\" lang=\"en\" >}}){{< /note >}}",
            "<aside class=\"source:a.md\"><a href=\"source:b.md\">x</a></aside>",
        );
    }

    #[test]
    fn words_of_an_unknown_shortcode_stay() {
        for (text, expected) in [
            (
                "{{< tide title=\"High *tide*\" href=\"/x\" >}}",
                "<a href=\"/x\">High *tide*</a>",
            ),
            (
                "{{< tide title=\"High\" >}}At noon.{{< /tide >}}",
                "<strong>High</strong> At noon.",
            ),
            ("{{< tide \"Mind the gap\" warn 3 >}}", "Mind the gap"),
            ("{{< tide id=\"x y\" class=\"a b\" >}}", ""),
        ] {
            assert_eq!(expanded("hugo", text).0, expected, "{text}");
        }
    }

    #[test]
    fn shortcodes_of_zola() {
        case(
            "zola",
            "{{ youtube(id=\"abc\", autoplay=true) }}",
            "[Watch on YouTube](https://www.youtube.com/watch?v=abc)",
        );
        case(
            "zola",
            "{% note(kind=\"tip\") %}Mind the gap{% end %}",
            "<aside class=\"tip\">Mind the gap</aside>",
        );
    }

    #[test]
    fn what_is_unknown_is_told_once_and_keeps_its_text() {
        let (text, unknown) = expanded(
            "hugo",
            "{{< tide a=1 >}}High{{< /tide >}} {{< tide >}}x{{< /tide >}}{{< pier >}}",
        );
        assert_eq!(
            (text.as_str(), unknown),
            ("High x", vec!["tide".to_owned(), "pier".to_owned()])
        );
        let (text, unknown) = expanded("jekyll", "{{ site.data.tides }}{% tide %}High{% endtide %}");
        assert_eq!(
            (text.as_str(), unknown),
            ("High", vec!["site.data.tides".to_owned(), "tide".to_owned()])
        );
    }
}
