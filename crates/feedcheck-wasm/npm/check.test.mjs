import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { check, codes } from "feedcheck";

const feed = (date) => `<rss version="2.0"><channel><title>Möwen</title>
<link>https://courier.example/</link><description>Harbor</description>
<item><title>T</title><pubDate>${date}</pubDate></item></channel></rss>`;

const told = (report) => report.messages.filter(({ level }) => level === "error").map(({ code, line }) => [code, line]);

test("a fault has its place, and its excerpt in three parts", () => {
  const report = check(feed("April 17, 2026"));
  assert.equal(report.format, "rss2.0");
  assert.equal(report.valid, false);
  assert.equal(report.entries, 1);
  assert.deepEqual(told(report), [["InvalidRFC2822Date", 3]]);
  const { excerpt } = report.messages.find(({ code }) => code === "InvalidRFC2822Date");
  assert.equal(excerpt.fault, "April");
  assert.equal(excerpt.after, " 17, 2026</pubDate></item></channel></rss>");
});

test("bytes in any dress are the same document", () => {
  const bytes = new TextEncoder().encode(`xx${feed("Fri, 17 Apr 2026 10:10:00 -0500")}`);
  const now = new Date("2026-05-01");
  const view = check(bytes.subarray(2), { now });
  assert.deepEqual(view, check(bytes.slice(2).buffer, { now }));
  assert.deepEqual(view, check(Buffer.from(bytes.subarray(2)), { now }));
  assert.equal(view.valid, true);
});

test("what is known besides the bytes counts", () => {
  const date = "Fri, 17 Apr 2026 10:10:00 -0500";
  const before = check(feed(date), { now: new Date("2026-04-01") }).messages.map(({ code }) => code);
  const after = check(feed(date), { now: new Date("2026-05-01") }).messages.map(({ code }) => code);
  assert.notDeepEqual(before, after, "a date in the future is told");
  const served = check(feed(date), { contentType: "application/rss+xml; charset=us-ascii" }).messages;
  assert.notDeepEqual(served, check(feed(date)).messages);
});

test("whatever comes in, a report comes out", () => {
  for (const strange of ["", "\0", "<rss", "{", new Uint8Array([0x1f, 0x8b, 8]), new Uint8Array([0xff, 0xfe, 0x3c])]) {
    assert.equal(check(strange).valid, false);
  }
});

test("each code explains itself", () => {
  const all = codes();
  assert.ok(all.length > 100, String(all.length));
  assert.ok(all.every(({ meaning, mend, wrong, right }) => meaning && mend && wrong && right));
});

test("the command says what is wrong and ends with 1", () => {
  const run = (input) => spawnSync(process.execPath, [new URL("cli.js", import.meta.url).pathname, "-"], { input, encoding: "utf8" });
  const bad = run(feed("April 17, 2026"));
  assert.equal(bad.status, 1);
  assert.match(bad.stdout, /^-:3:\d+: error\[InvalidRFC2822Date\]/m);
  assert.equal(run(feed("Fri, 17 Apr 2026 10:10:00 -0500")).status, 0);
});
