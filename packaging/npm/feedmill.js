#!/usr/bin/env node
// Hands over to the program.
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");

const { status, signal, error } = spawnSync(join(__dirname, "bin", "feedmill"), process.argv.slice(2), { stdio: "inherit" });
if (error) {
  console.error(`feedmill: ${error.message}`);
  process.exit(2);
}
if (signal) process.kill(process.pid, signal);
process.exit(status);
