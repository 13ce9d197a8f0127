// Pastes, drops and opens come in here; what the validator says goes out as a list.
"use strict";

const $ = (id) => document.getElementById(id);
const feed = $("feed");

const SAMPLE = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>The Harbor Courier</title>
<link>https://courier.example/</link>
<description>News from the harbor</description>
<item>
<title>The ferry is back</title>
<link>/2026/ferry</link>
<pubDate>April 17, 2026</pubDate>
<enclosure url="https://courier.example/ferry.jpg" type="image/jpeg"/>
</item>
</channel>
</rss>
`;

/** The bytes of the file that is shown, until somebody edits it. */
let opened = null;

const known = (id) => $(id).value.trim() || undefined;

async function check() {
  const bytes = opened ?? new TextEncoder().encode(feed.value);
  if (bytes.length === 0) {
    show("Paste a feed first", []);
    return;
  }
  if (!globalThis.feedcheck) {
    show("The check is not built: run crates/feedcheck-wasm/run", []);
    return;
  }
  const { format, valid, entries, messages } = (await feedcheck).check(bytes, {
    contentType: known("type"),
    location: known("location"),
  });
  const what = `${named(format)}, ${entries} ${entries === 1 ? "entry" : "entries"}: ${valid ? "valid" : "not valid"}`;
  show(format === "unknown" ? "This is no feed" : what, messages);
}

/** `rss2.0` is RSS 2.0. */
function named(format) {
  const [, kind, version] = format.match(/^([a-z]+)(.*)$/);
  return `${{ atom: "Atom", jsonfeed: "JSON Feed" }[kind] ?? kind.toUpperCase()} ${version}`.trim();
}

function show(verdict, messages) {
  $("verdict").textContent = verdict;
  $("messages").replaceChildren(...messages.map(item));
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function item({ level, code, line, column, message, why, source, mend, excerpt: { before, fault, after } }) {
  const jump = element("button", { type: "button", onclick: () => select(line, column) }, `Line ${line}`);
  const at = fault === "" ? element("span", { className: "mark-here" }) : element("mark", {}, fault);
  return element(
    "li",
    { className: level },
    element("p", { className: "head" }, element("strong", {}, level), jump, element("code", {}, code)),
    sentence(message),
    element("pre", { tabIndex: 0 }, before, at, after),
    sentence(mend),
    element("details", {}, element("summary", {}, "Why"), sentence(why), element("p", {}, source)),
  );
}

/** A sentence; what stands between back-ticks is code. */
function sentence(text) {
  const whole = text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
  return element("p", {}, ...whole.split("`").map((part, at) => (at % 2 === 1 ? element("code", {}, part) : part)));
}

/** Selects the rest of a line from a column on, counted in characters, and scrolls to it. */
function select(line, column) {
  const lines = feed.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const here = lines[line - 1] ?? "";
  const start = before + [...here].slice(0, column - 1).join("").length;
  feed.focus();
  feed.setSelectionRange(start, before + here.length);
  feed.scrollTop = Math.max(0, (line - 4) * (feed.scrollHeight / Math.max(lines.length, 1)));
}

async function open(file) {
  if (!file) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  feed.value = new TextDecoder().decode(bytes);
  opened = bytes;
  check();
}

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  check();
});
feed.addEventListener("input", (event) => {
  opened = null;
  if (event.inputType === "insertFromPaste") check();
});
$("file").addEventListener("change", (event) => open(event.target.files[0]));
$("sample").addEventListener("click", () => {
  opened = null;
  feed.value = SAMPLE;
  check();
});
feed.addEventListener("dragover", (event) => {
  event.preventDefault();
  feed.classList.add("over");
});
feed.addEventListener("dragleave", () => feed.classList.remove("over"));
feed.addEventListener("drop", (event) => {
  feed.classList.remove("over");
  if (event.dataTransfer.files.length === 0) return;
  event.preventDefault();
  open(event.dataTransfer.files[0]);
});
