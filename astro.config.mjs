// @ts-check
import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { collectPictures } from './site/pictures/collectPictures.ts'
import { readSiteEnvironment } from './site/siteEnvironment.ts'
import { rehypePlugins, remarkPlugins } from './site/text/markdownPlugins.ts'

const { siteUrl, imageCache } = readSiteEnvironment(process.env)

export default defineConfig({
  site: siteUrl,
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  trailingSlash: 'always',
  // Pages wait for the disk far more than for the processor: 1 at a time takes four times as long.
  build: { concurrency: 16, inlineStylesheets: 'never' },
  vite: {
    build: {
      // Nothing is written into pages that their policy does not name (site/contentPolicy.ts).
      assetsInlineLimit: 0,
      // Each page names every face twice, and a handful of files needs no longer hash.
      rolldownOptions: { output: { assetFileNames: '_astro/[hash:5][extname]' } },
    },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              chunkFileNames: '_astro/[hash:6].js',
              entryFileNames: '_astro/[hash:6].js',
            },
          },
        },
      },
    },
  },
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false, processor: unified({ remarkPlugins, rehypePlugins }) },
  integrations: [mdx(), collectPictures(imageCache)],
})
