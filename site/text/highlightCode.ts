import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createCssVariablesTheme, type ThemedToken } from 'shiki'
import { readSiteEnvironment } from '../siteEnvironment.ts'
import { escapeHtml, type Html, trustedHtml } from './html.ts'

/** Changes when the markup made here does, so that old markup is not taken from the cache. */
const VERSION = 1

/** Each colour of the theme is the name of a class; `site/styles/code.css` gives them their inks. */
const theme = createCssVariablesTheme({ name: 'classes', variablePrefix: '--', fontStyle: false })

const CLASSES: Readonly<Record<string, string>> = {
  'var(--token-keyword)': 'k',
  'var(--token-string)': 's',
  'var(--token-string-expression)': 's',
  'var(--token-comment)': 'c',
  'var(--token-constant)': 'n',
  'var(--token-function)': 'f',
  'var(--token-link)': 's',
}

function tokenMarkup({ content, color = '' }: ThemedToken): string {
  const name = CLASSES[color]
  const text = escapeHtml(content)
  return name === undefined || content.trim() === '' ? text : `<span class="${name}">${text}</span>`
}

async function highlight(code: string, language: string): Promise<string | undefined> {
  // Loaded when the first code needs it: a site without code never does.
  const { bundledLanguages, bundledLanguagesAlias, codeToTokensBase } = await import('shiki')
  const known = { ...bundledLanguages, ...bundledLanguagesAlias }
  if (!isKeyOf(known, language)) return undefined
  const lines = await codeToTokensBase(code, { lang: language, theme })
  return lines.map((tokens) => tokens.map(tokenMarkup).join('')).join('\n')
}

function isKeyOf<Known extends object>(known: Known, name: string): name is string & keyof Known {
  return Object.hasOwn(known, name)
}

async function highlightOnce(code: string, language: string): Promise<string> {
  const folder = join(resolve(readSiteEnvironment(process.env).imageCache), 'code')
  const digest = createHash('sha256').update(JSON.stringify([VERSION, language, code]))
  const file = join(folder, `${digest.digest('hex').slice(0, 32)}.html`)
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept !== undefined) return kept
  const markup = await highlight(code, language)
  if (markup === undefined) return escapeHtml(code)
  await mkdir(folder, { recursive: true })
  const temporary = `${file}.${randomUUID()}`
  await writeFile(temporary, markup)
  await rename(temporary, file)
  return markup
}

/**
 * Code with its words in spans of classes, made once for each content and kept across builds.
 * Plain text when the language is not known.
 */
export async function highlightCode(code: string, language: string | undefined): Promise<Html> {
  if (language === undefined) return trustedHtml(escapeHtml(code))
  return trustedHtml(await highlightOnce(code, language.toLowerCase()))
}
