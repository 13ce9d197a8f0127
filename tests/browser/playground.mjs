// The page where a feed is pasted and checked, opened from its file as somebody does who downloaded it.
import { pathToFileURL } from 'node:url';
import { barriers, DESK, launch, open, PHONE } from './browser.mjs';

const url = pathToFileURL(process.argv[2]).href;
const HEALTHY = `<rss version="2.0"><channel><title>The Harbor Courier</title><link>https://courier.example/</link>
<description>News from the harbor</description></channel></rss>`;

const told = (page) => page.locator('#messages > li').allInnerTexts();
const verdict = (page) => page.getByRole('status').textContent();

async function until(page, words) {
  await page.getByRole('status').filter({ hasText: words }).waitFor({ timeout: 10_000 });
}

async function looks(browser) {
  const wrong = [];
  for (const [width, viewport] of Object.entries({ narrow: { width: 320, height: 700 }, phone: PHONE, desk: DESK })) {
    for (const colorScheme of ['light', 'dark']) {
      const opened = await open(browser, url, { viewport, colorScheme });
      const { page } = opened;
      await page.getByRole('button', { name: 'Show a feed with faults' }).click();
      await until(page, 'not valid');
      await page.screenshot({ path: `playground-${width}-${colorScheme}.png`, fullPage: true });
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push(`${width}: it is wider than the screen`);
      // axe would fetch the style sheet, which a page from a file may not.
      wrong.push(...await barriers(page, { preload: false }), ...opened.wrong);
      await opened.close();
    }
  }
  return wrong;
}

async function leadsToTheLine(browser) {
  const { page, wrong, close } = await open(browser, url);
  await page.getByRole('button', { name: 'Show a feed with faults' }).click();
  await page.getByRole('button', { name: 'Line 10' }).click();
  const selected = await page.evaluate(() => getSelection().toString());
  if (!selected.includes('April 17, 2026')) wrong.push(`selected: ${selected}`);
  await close();
  return wrong;
}

async function checksWhatIsPasted(browser) {
  const { page, wrong, close } = await open(browser, url);
  await page.getByLabel('The feed').fill(HEALTHY);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await until(page, 'RSS 2.0, 0 entries: valid');
  await page.getByText('How it is served').click();
  await page.getByLabel('Content-Type').fill('image/png');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText('UnexpectedContentType').waitFor({ timeout: 10_000 });
  await close();
  return wrong;
}

// A file is more than its letters: these bytes are no UTF-8, though the prolog says so.
async function checksTheBytesOfAFile(browser) {
  const { page, wrong, close } = await open(browser, url);
  const [before, after] = `<?xml version="1.0" encoding="utf-8"?>${HEALTHY}`.split('Harbor');
  const buffer = Buffer.concat([Buffer.from(`${before}H`), Buffer.from([0xe4]), Buffer.from(`fen${after}`)]);
  await page.locator('#file').setInputFiles({ name: 'all.rss', mimeType: 'application/rss+xml', buffer });
  await until(page, 'not valid');
  if (!(await told(page)).some((text) => text.includes('UnicodeError'))) wrong.push(`${await verdict(page)}: ${await told(page)}`);
  await close();
  return wrong;
}

const browser = await launch();
let mistakes = 0;
for (const check of [looks, leadsToTheLine, checksWhatIsPasted, checksTheBytesOfAFile]) {
  const wrong = await check(browser).catch((error) => [error.message]);
  mistakes += wrong.length;
  console.log(`${check.name}: ${wrong.length === 0 ? 'well' : 'wrong'}`);
  wrong.forEach((line) => console.error(`error: ${check.name}: ${line}`));
}
await browser.close();
process.exit(mistakes === 0 ? 0 : 1);
