import init from "./feedcheck.js";

await init();

export { check, codes } from "./report.js";
