import { buildSearchIndex } from './buildSearchIndex.ts'

/*
 * The indexing process: `node site/search/runSearchIndex.ts SITE TARGET`. A process of its own,
 * because it takes seconds of CPU on a large site, which a server must not lend.
 */
const [site, target] = process.argv.slice(2)
if (site === undefined || target === undefined) {
  console.error('Usage: node site/search/runSearchIndex.ts SITE_FOLDER TARGET_FOLDER')
  process.exitCode = 2
} else {
  console.log(`${await buildSearchIndex(site, target)} pages`)
}
