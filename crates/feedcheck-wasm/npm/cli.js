#!/usr/bin/env node
// feedcheck FILE…: says what is wrong with feeds, and ends with 1 if one is not valid.
import { readFileSync } from "node:fs";
import { check } from "./node.js";

const files = process.argv.slice(2);
if (files.length === 0 || files.includes("--help") || files.includes("-h")) {
  console.log("usage: feedcheck FILE…\n\nChecks RSS, Atom, JSON Feed and OPML. `-` is standard input. Exit codes: 0 all are valid, 1 some are not, 2 a file cannot be read.");
  process.exit(files.length === 0 ? 2 : 0);
}

let ending = 0;
for (const file of files) {
  let bytes;
  try {
    bytes = readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    console.error(`feedcheck: ${error.message}`);
    ending = 2;
    continue;
  }
  const { format, valid, messages } = check(bytes);
  for (const { level, code, line, column, message, mend } of messages) {
    if (level !== "info") console.log(`${file}:${line}:${column}: ${level}[${code}]: ${message}\n  help: ${mend}`);
  }
  console.log(`${file}: ${format}, ${valid ? "valid" : "not valid"}`);
  if (!valid) ending ||= 1;
}
process.exit(ending);
