import { readFileSync } from "node:fs";
import { initSync } from "./feedcheck.js";

initSync({ module: readFileSync(new URL("feedcheck_bg.wasm", import.meta.url)) });

export { check, codes } from "./report.js";
