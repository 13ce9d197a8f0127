// Feeds of everything and of each topic with `feed`: RSS, Atom and JSON Feed, full content.
//
// Usage: feed_feeds.js ARTICLES.jsonl PICTURES OUTPUT ENTRIES

import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";

import { Feed } from "feed";

const SITE = "https://courier.example/";
const [source, folder, output, entries] = process.argv.slice(2);
const limit = Number(entries);

// The newest articles of all and of each topic; not many more are held at any time.
async function newest(lines) {
  const feeds = new Map();
  for await (const line of lines) {
    const article = JSON.parse(line);
    article.time = Date.parse(article.date);
    for (const name of ["all", ...article.topics.map(pathOf)]) {
      const articles = feeds.get(name);
      if (articles === undefined) feeds.set(name, [article]);
      else if (articles.push(article) > 4 * limit) cut(articles);
    }
  }
  for (const articles of feeds.values()) cut(articles);
  return feeds;
}

function cut(articles) {
  articles.sort((one, other) => other.time - one.time);
  articles.length = Math.min(articles.length, limit);
}

const pathOf = (topic) => "topics/" + topic.toLowerCase().replaceAll(" ", "-");

function feedOf(name, articles, pictures) {
  const feed = new Feed({
    id: SITE + name,
    title: "The Harbor Courier: " + name,
    description: "The Harbor Courier",
    link: SITE,
    updated: new Date(articles[0].time),
  });
  for (const article of articles) feed.addItem(itemOf(article, pictures));
  return feed;
}

function itemOf(article, pictures) {
  const link = SITE + article.date.slice(0, 7).replace("-", "/") + "/" + article.slug + "/";
  const item = {
    id: link,
    link,
    title: article.title,
    description: summary(article.html),
    content: article.html + article.photos.map(figure).join(""),
    date: new Date(article.time),
    published: new Date(article.time),
    author: article.authors.map((name) => ({ name })),
    category: article.topics.map((name) => ({ name, term: name })),
  };
  for (const { src } of article.photos) {
    item.enclosure = { url: SITE + "photos/" + src, type: "image/png", length: pictures.get(src) };
  }
  return item;
}

const summary = (html) => html.slice(0, html.indexOf("</p>")).replaceAll(/<[^>]*>/g, "");

const figure = ({ src, caption, credit }) =>
  `<figure><img src="${SITE}photos/${src}" alt=""><figcaption>${caption} (${credit})</figcaption></figure>`;

const pictures = new Map(fs.readdirSync(folder).map((name) => [name, fs.statSync(path.join(folder, name)).size]));
fs.mkdirSync(path.join(output, "topics"), { recursive: true });
const lines = readline.createInterface({ input: fs.createReadStream(source, { highWaterMark: 1 << 20 }) });
for (const [name, articles] of await newest(lines)) {
  const feed = feedOf(name, articles, pictures);
  fs.writeFileSync(path.join(output, name + ".rss"), feed.rss2());
  fs.writeFileSync(path.join(output, name + ".atom"), feed.atom1());
  fs.writeFileSync(path.join(output, name + ".json"), feed.json1());
}
