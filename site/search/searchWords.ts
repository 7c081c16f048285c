import type { Language } from '../content/content.ts'

/** Words that say nothing about what a text is about; elided forms stand without their apostrophe. */
const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  it: new Set(
    'a ad ai al alla alle allo agli all anche c che chi ci col come con cui d da dai dal dalla dalle dallo dagli dall de degli dei del dell della delle dello di e ed era essere fra gli ha hanno ho i il in io l la le lei li lo loro lui ma mi nei nel nell nella nelle nello negli ne noi non o per piu quando quanto quella quelle quelli quello questa queste questi questo s se si sia sono su sua sue sui sul sull sulla sulle sullo sugli suo suoi t tra tu un una uno v vi voi è e'.split(
      ' ',
    ),
  ),
  en: new Set(
    'a an and are as at be been but by d for from had has have he her his i if in is it its ll me my no not of on or our re s she so t that the their them they this to ve was we were what which who will with you your'.split(
      ' ',
    ),
  ),
}

/** Letters without accents and in lower case: `Perché` becomes `perche`. */
export function foldWord(word: string): string {
  return word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** J. Savoy's light stemmer for Italian, which takes genders and plurals for one word. */
function stemItalian(word: string): string {
  if (word.length < 4) return word
  if (/(?:[ih]e|[ih]i|i[ao])$/.test(word) && word.length > 4) return word.slice(0, -2)
  return word.replace(/[aeio]$/, '')
}

/** D. Harman’s S-stemmer for English, which takes plurals for one word. */
function stemEnglish(word: string): string {
  if (word.length < 4) return word
  if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/[^aeo]es$/.test(word)) return word.slice(0, -1)
  return /[^us]s$/.test(word) ? word.slice(0, -1) : word
}

/** The stem by which a word is found. */
export function stemWord(word: string, language: Language): string {
  const folded = foldWord(word)
  return language === 'it' ? stemItalian(folded) : stemEnglish(folded)
}

/** The words of a text that can be looked for, as stems, in their order. */
export function searchWords(text: string, language: Language): string[] {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .map(foldWord)
    .filter((word) => !STOP_WORDS[language].has(word))
    .map((word) => stemWord(word, language))
}
