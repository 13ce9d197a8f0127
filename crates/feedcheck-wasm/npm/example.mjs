// node example.mjs
import { check } from "feedcheck";

const feed = `<rss version="2.0"><channel><title>The Harbor Courier</title>
<link>https://courier.example/</link><description>News from the harbor</description>
<item><title>The ferry is back</title><pubDate>April 17, 2026</pubDate></item></channel></rss>`;

for (const { line, column, level, code, message, mend } of check(feed).messages) {
  console.log(`${line}:${column}: ${level}[${code}]: ${message}\n  ${mend}`);
}
