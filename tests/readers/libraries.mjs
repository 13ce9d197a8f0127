// Reads a feed on standard input with the library that is named, and prints its entries as JSON,
// in the words of readers.py.
import { readFileSync } from 'node:fs';
import { parseFeed } from 'feedsmith';
import Parser from 'rss-parser';

const input = readFileSync(0, 'utf8');
const first = (...values) => values.find((value) => value !== undefined && value !== null);
const list = (value) => (value === undefined ? [] : [value].flat());

async function rssParser() {
  // It drops what it is not told of.
  const media = ['media:content', 'media', { keepArray: true }];
  const feed = await new Parser({ customFields: { item: [media] } }).parseString(input);
  return feed.items.map((item) => ({
    id: first(item.guid, item.id),
    title: item.title,
    link: item.link,
    published: item.isoDate,
    authors: list(first(item.creator, item.author)),
    categories: item.categories?.map((category) => first(category._, category.$?.term, category)),
    summary: first(item.summary, item['content:encoded'] && item.content),
    text: first(item['content:encoded'], item.content),
    enclosure: first(item.enclosure?.url, item.media?.[0].$.url),
    type: first(item.enclosure?.type, item.media?.[0].$.type),
    length: first(item.enclosure?.length, item.media?.[0].$.fileSize),
    media: item.media,
    all: item,
  }));
}

function feedsmith() {
  const { format, feed } = parseFeed(input);
  return { rss: feedsmithRss, atom: feedsmithAtom, json: feedsmithJson }[format](feed);
}

const feedsmithRss = (feed) => feed.items.map((item) => ({
  id: item.guid?.value,
  title: item.title,
  link: item.link,
  published: item.pubDate,
  updated: item.atom?.updated,
  authors: item.dc?.creators,
  categories: item.categories?.map((category) => category.name),
  summary: item.description,
  text: item.content?.encoded,
  enclosure: item.enclosures?.[0]?.url,
  type: item.enclosures?.[0]?.type,
  length: item.enclosures?.[0]?.length,
  media: item.media,
  all: item,
}));

const feedsmithAtom = (feed) => feed.entries.map((entry) => {
  const enclosure = entry.links?.find((link) => link.rel === 'enclosure');
  return {
    id: entry.id,
    title: first(entry.title?.value, entry.title),
    link: entry.links?.find((link) => link.rel === 'alternate')?.href,
    published: entry.published,
    updated: entry.updated,
    authors: entry.authors?.map((author) => author.name),
    categories: entry.categories?.map((category) => category.term),
    summary: first(entry.summary?.value, entry.summary),
    text: first(entry.content?.value, entry.content),
    enclosure: enclosure?.href,
    type: enclosure?.type,
    length: enclosure?.length,
    media: entry.media,
    all: entry,
  };
});

const feedsmithJson = (feed) => feed.items.map((item) => ({
  id: item.id,
  title: item.title,
  link: item.url,
  published: item.date_published,
  updated: item.date_modified,
  authors: item.authors?.map((author) => author.name),
  categories: item.tags,
  summary: item.summary,
  text: item.content_html,
  enclosure: item.attachments?.[0]?.url,
  type: item.attachments?.[0]?.mime_type,
  length: item.attachments?.[0]?.size_in_bytes,
  media: item.attachments,
  all: item,
}));

const entries = await { 'rss-parser': rssParser, feedsmith }[process.argv[2]]();
process.stdout.write(JSON.stringify(entries));
