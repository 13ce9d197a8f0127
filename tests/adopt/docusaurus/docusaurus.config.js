// @ts-check
import {themes as prismThemes} from 'prism-react-renderer';

/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'The Harbor Courier',
  tagline: "News from the harbor",
  url: 'https://courier.example',
  baseUrl: '/paper/',
  i18n: { defaultLocale: 'en', locales: ['en'] },
  presets: [
    ['classic', /** @type {import('@docusaurus/preset-classic').Options} */ ({
      docs: { sidebarPath: './sidebars.js', routeBasePath: 'docs' },
      blog: { showReadingTime: true, routeBasePath: 'news', feedOptions: { type: ['rss', 'atom'] } },
    })],
  ],
  themeConfig: { navbar: { title: 'Nav', items: [{ to: '/news', label: 'News' }] }, footer: { copyright: `Copyright © ${new Date().getFullYear()} The Courier.` } },
};
export default config;
