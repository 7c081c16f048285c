import { remark } from 'remark'
import remarkSmartypants from 'remark-smartypants'
import { languageOf, type TextFile } from './languageOf.ts'

const typographers = {
  it: remark().use(remarkSmartypants, {
    openingQuotes: { double: '«', single: '‘' },
    closingQuotes: { double: '»', single: '’' },
  }),
  en: remark().use(remarkSmartypants),
} as const

/** Turns straight quotes, three dots and double hyphens into those that the language prints. */
export function remarkTypography() {
  return (tree: Parameters<typeof typographers.it.runSync>[0], file: TextFile): void => {
    typographers[languageOf(file)].runSync(tree)
  }
}
