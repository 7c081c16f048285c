// @ts-check
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { collectPictures } from './site/pictures/collectPictures.ts'
import { readSiteEnvironment } from './site/siteEnvironment.ts'
import { rehypePlugins, remarkPlugins } from './site/text/markdownPlugins.ts'

const { siteUrl, cmsUrl, imageCache } = readSiteEnvironment(process.env)

export default defineConfig({
  site: siteUrl,
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  trailingSlash: 'always',
  // Pages wait for the disk far more than for the processor: 1 at a time takes four times as long.
  build: { concurrency: 16 },
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
  integrations: [
    mdx({ gfm: false, smartypants: false, remarkPlugins, rehypePlugins }),
    collectPictures(imageCache),
  ],
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        // The CMS receives comments and leads back to the article: Chromium checks both addresses.
        `form-action 'self' ${new URL(siteUrl).origin} ${new URL(cmsUrl).origin}`,
      ],
    },
  },
})
