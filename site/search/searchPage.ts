import type { SearchedPage } from './searchIndex.ts'
import { SEARCH_ADDRESS } from './searchIndex.ts'
import { createSearch } from './searchSite.ts'

/*
 * The search page in the browser. The words it says stand in the page, as data of the form, so that
 * this file speaks no language.
 */
const STEP = 10
const PAUSE_MILLISECONDS = 150

const language = document.documentElement.lang === 'en' ? 'en' : 'it'
const day = new Intl.DateTimeFormat(language === 'it' ? 'it-IT' : 'en-GB', {
  dateStyle: 'long',
  timeZone: 'UTC',
})
const search = createSearch(language, async (path) => {
  const response = await fetch(`${SEARCH_ADDRESS}${language}/${path}`)
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
  return response.json()
})

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.className = className
  made.append(...children)
  return made
}

function showResult({ url, title, summary, date, label }: SearchedPage): HTMLLIElement {
  const link = element('a', '', title)
  link.href = url
  const details = [label, date && day.format(new Date(date))].filter(Boolean).join(' · ')
  return element(
    'li',
    'result',
    element('p', 'kicker', element('span', '', details)),
    element('h2', 'teaser-title', link),
    element('p', 'p-summary', summary),
  )
}

function start(form: HTMLFormElement, input: HTMLInputElement): void {
  const status = element('p', 'label')
  status.setAttribute('role', 'status')
  const list = element('ol', 'results')
  const more = element('button', 'action', form.dataset['more'] ?? '')
  more.type = 'button'
  more.hidden = true
  form.after(status, list, more)
  let asked = 0

  const say = (total: number, query: string): string => {
    const words = form.dataset[total === 0 ? 'none' : total === 1 ? 'one' : 'many'] ?? ''
    return words.replace('{n}', total.toLocaleString(language)).replace('{q}', query)
  }
  const show = async (count: number): Promise<void> => {
    const query = input.value.trim()
    const turn = (asked += 1)
    const address = new URL(location.href)
    if (query === '') address.searchParams.delete('q')
    else address.searchParams.set('q', query)
    history.replaceState(null, '', address)
    if (query === '') {
      status.textContent = ''
      list.replaceChildren()
      more.hidden = true
      return
    }
    try {
      const { total, pages } = await search(query, count)
      // Somebody who types fast has asked something else by now.
      if (turn !== asked) return
      status.textContent = say(total, query)
      list.replaceChildren(...pages.map(showResult))
      more.hidden = total <= pages.length
    } catch {
      if (turn === asked) status.textContent = form.dataset['failed'] ?? ''
    }
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void show(STEP), PAUSE_MILLISECONDS)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(timer)
    void show(STEP)
  })
  more.addEventListener('click', () => {
    const before = list.childElementCount
    void show(before + STEP).then(() => list.children[before]?.querySelector('a')?.focus())
  })
  listenToKeys(input, list)
  // What was typed before this file was there counts for more than the address.
  input.value ||= new URLSearchParams(location.search).get('q') ?? ''
  if (input.value !== '') void show(STEP)
}

/** Arrows walk between the field and the results, Escape and `/` lead back to the field. */
function listenToKeys(input: HTMLInputElement, list: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    const stops = [input, ...list.querySelectorAll('a')]
    const place = stops.findIndex((stop) => stop === document.activeElement)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && place !== -1) {
      event.preventDefault()
      stops[place + step]?.focus()
    }
    if ((event.key === '/' && place !== 0) || (event.key === 'Escape' && place > 0)) {
      event.preventDefault()
      input.focus()
    }
  })
}

const form = document.querySelector('form.search')
const input = form?.querySelector('input')
if (form instanceof HTMLFormElement && input) start(form, input)
