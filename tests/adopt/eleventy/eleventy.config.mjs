import { feedPlugin } from "@11ty/eleventy-plugin-rss";

export default function (eleventyConfig) {
  eleventyConfig.addPassthroughCopy("src/img");
  eleventyConfig.addPlugin(feedPlugin, {
    type: "atom",
    outputPath: "/feed.xml",
    collection: { name: "posts", limit: 0 },
    metadata: {
      language: "en",
      title: "The Harbor Courier",
      subtitle: "News from the harbor",
      base: "https://courier.example/",
      author: { name: "The desk" },
    },
  });
  eleventyConfig.addPairedShortcode("note", (content) => `<aside>${content}</aside>`);
}

export const config = { dir: { input: "src", output: "_site" } };
