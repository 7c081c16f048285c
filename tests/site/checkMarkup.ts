import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Astro writes void elements and attributes its own way; both spellings are valid HTML.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    // Titles are as long as their authors write them.
    'long-title': 'off',
    // Telephone numbers are written by editors, with ordinary spaces.
    'tel-non-breaking': 'off',
    // The policy is for scripts of other hosts; here is none.
    'require-sri': 'off',
    'no-inline-style': 'error',
  },
})

/** Every HTML file of a built site, by its path from the root: `/articoli/index.html`. */
export async function readPages(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    file.endsWith('.html'),
  )
  const pages = await Promise.all(
    files.map(async (file) => [`/${file}`, await readFile(join(folder, file), 'utf8')] as const),
  )
  return new Map(pages)
}

/** What html-validate says against a page, one line a message. */
export async function markupProblems(page: string, markup: string): Promise<string[]> {
  const report = await validator.validateString(markup, page)
  return report.results.flatMap(({ messages }) =>
    messages.map(
      ({ line, column, ruleId, message }) => `${page}:${line}:${column} ${ruleId}: ${message}`,
    ),
  )
}
