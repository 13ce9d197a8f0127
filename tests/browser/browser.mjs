// Chromium, which tells what a page said on its console and whom it asked.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1200, height: 900 };

export async function launch() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
}

/// A page, and what went wrong on it: words on the console, and requests beyond the server.
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: DESK, bypassCSP: false, ...options });
  const page = await context.newPage();
  const wrong = [];
  const { host } = new URL(url);
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const asked = new URL(request.url());
    const isInside = ['data:', 'about:'].includes(asked.protocol) || asked.host === host;
    if (!isInside) wrong.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, wrong, close: () => context.close() };
}

/// What axe-core finds on a page, a line each.
export async function barriers(page, options = {}) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((how) => globalThis.axe.run(how), options);
  const line = ({ id, help, nodes }) => `axe: ${id}: ${help}: ${nodes.map((node) => node.html).slice(0, 3).join(' ')}`;
  return violations.map(line);
}
