// What is the same in Node.js and in a browser: texts across the border become objects.
import { checkJson, codesJson } from "./feedcheck.js";

const utf8 = new TextEncoder();

export function check(feed, { contentType, location, now = new Date() } = {}) {
  const bytes = typeof feed === "string" ? utf8.encode(feed) : new Uint8Array(feed.buffer ?? feed, feed.byteOffset, feed.byteLength);
  const seconds = BigInt(Math.floor(now.getTime() / 1000));
  return JSON.parse(checkJson(bytes, contentType, location, seconds));
}

export function codes() {
  return JSON.parse(codesJson());
}
