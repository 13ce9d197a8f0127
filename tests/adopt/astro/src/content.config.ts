import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';

const blog = defineCollection({
  loader: glob({ base: './src/content/blog', pattern: '**/*.{md,mdx}' }),
  schema: ({ image }) =>
    z.object({
      title: z.string(),
      description: z.string().optional(),
      pubDate: z.coerce.date(),
      updatedDate: z.coerce.date().optional(),
      heroImage: image().optional(),
      author: z.string().optional(),
      tags: z.array(z.string()).optional(),
      draft: z.boolean().optional(),
    }),
});

const notes = defineCollection({
  loader: glob({ pattern: '*.md', base: 'src/data/notes' }),
  schema: z.object({ title: z.string(), pubDate: z.coerce.date() }),
});

const team = defineCollection({
  loader: glob({ pattern: '*.json', base: 'src/data/team' }),
});

export const collections = { blog, notes, team };
