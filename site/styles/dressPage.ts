import { pageDresser } from './pageStyle.ts'

const sheets = import.meta.glob<string>('./pages/*.css', {
  query: '?inline',
  import: 'default',
  eager: true,
})

/** Gives a page's body its style, with names that are the same on every page of the site. */
export const dressPage = pageDresser(Object.values(sheets))
