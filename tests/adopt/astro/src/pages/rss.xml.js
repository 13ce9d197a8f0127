import { getCollection } from 'astro:content';
import rss from '@astrojs/rss';
import { SITE_DESCRIPTION, SITE_TITLE } from '../consts';

export async function GET(context) {
  const posts = await getCollection('blog', ({ data }) => data.draft !== true);
  const notes = await getCollection('notes');
  const letters = Object.values(import.meta.glob('./letters/*.md', { eager: true }));
  const item = (route) => (entry) => ({ ...entry.data, link: `/paper/${route}/${entry.id}/` });
  return rss({
    title: SITE_TITLE,
    description: SITE_DESCRIPTION,
    site: context.site,
    items: [
      ...posts.map(item('blog')),
      ...notes.map(item('short')),
      ...letters.map(({ frontmatter, url }) => ({ ...frontmatter, link: url })),
    ],
  });
}
