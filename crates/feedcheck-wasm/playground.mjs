// node playground.mjs GLUE MODULE: prints docs/playground/feedcheck.js. A page that is opened from a file may not fetch
// anything, so the module is in the script, compressed, in Base64.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const [glue, module] = process.argv.slice(2).map((file) => readFileSync(file));

console.log(`${glue}
globalThis.feedcheck = (async () => {
  const packed = Uint8Array.from(atob("${gzipSync(module, { level: 9 }).toString("base64")}"), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  await wasm_bindgen({ module_or_path: new Response(unpacked).arrayBuffer() });
  return {
    check(bytes, { contentType, location }) {
      const now = BigInt(Math.floor(Date.now() / 1000));
      return JSON.parse(wasm_bindgen.checkJson(bytes, contentType, location, now));
    },
  };
})();`);
