import { readdir } from 'node:fs/promises'
import { parseSheet } from '../../site/styles/parseSheet.ts'
import { createTagReader } from '../../site/styles/readTags.ts'
import { shortenSheet, shortNames } from '../../site/styles/shortNames.ts'
import { wholeStylesheet } from './wholeStylesheet.ts'

const kinds = (await readdir('site/styles/pages')).sort()
const sheets = await Promise.all(kinds.map((file) => wholeStylesheet(file.replace('.css', ''))))
const names = shortNames(sheets.flatMap((sheet) => [...parseSheet(sheet).classes]))

const nothing: ReadonlySet<string> = new Set()
const readBuilt = createTagReader(
  { classes: nothing, attributes: nothing },
  new Map([...names].map(([written, built]) => [built, written])),
)

/** A built page's markup with the classes that its sources have. */
export function withWrittenClasses(markup: string): string {
  return readBuilt(markup).renamed
}

/** What a class of the sources is called in a built page. */
export function builtClass(written: string): string {
  return names.get(written) ?? written
}

/** A whole stylesheet with the names that built pages have, but for faces, which boxes would wait for. */
export async function builtStylesheet(kind: string): Promise<string> {
  return shortenSheet(await wholeStylesheet(kind))
    .replaceAll(/@font-face \{[^}]*\}/g, '')
    .replaceAll(/(?<=\.)[a-z][\w-]*/gi, builtClass)
}
