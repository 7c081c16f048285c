import type { Page } from 'playwright-core'
import type { Task } from './stopwatch.ts'

const listAim = 300
const paneAim = 1500

/** From the desk: lists, the search in one, the pane of a document, and its references. */
export function deskTasks(page: Page, url: string): readonly Task[] {
  const open = (pane: string): Promise<void> => page.getByTestId(`pane-item-${pane}`).click()
  // A row that is still loading has the shape of a preview, and no words.
  const rows = page
    .getByTestId('document-list-pane')
    .locator('[data-testid$="-preview"]')
    .filter({ hasText: /\w{4}/ })
  // The corpus has no series: from an empty list.
  const rest = async (): Promise<void> => {
    await open('Serie')
    await rows.first().waitFor({ state: 'detached' })
  }
  const lists = ['Pubblicati', 'Articoli', 'Persone', 'Categorie', 'Tag'].map((name): Task => ({
    name,
    aim: listAim,
    before: rest,
    act: () => open(name),
    shown: () => rows.first().waitFor(),
  }))
  const listSearch: Task = {
    name: 'search in the list of articles',
    aim: listAim,
    before: async () => {
      await rest()
      await open('Articoli')
      await rows.first().waitFor()
    },
    act: (round) => page.getByTestId('document-list-search').locator('input').fill(words(round)),
    question: /findability-source: ?\+?list-query/,
    shown: () => rows.nth(0).waitFor(),
  }
  const documentPane: Task = {
    name: 'a document from the list',
    aim: paneAim,
    before: async () => {
      await rest()
      await open('Articoli')
      await rows.nth(8).waitFor()
    },
    act: (round) => rows.nth(round).click(),
    shown: async (round) => {
      await page.waitForURL(`**;article-${round}**`)
      await page.locator('[data-testid="field-title"] input:not([readonly])').waitFor()
    },
  }
  const picker: Task = {
    name: 'reference picker',
    aim: listAim,
    before: async (round) => {
      await page.goto(`${url}/intent/edit/id=article-${round};type=article`)
      // Before that the form comes once more, in its first tab.
      await page.locator('[data-testid="field-title"] input:not([readonly])').waitFor()
      await page.getByTestId('group-tab-placement').click()
      await relatedField(page).getByTestId('add-single-object-button').click()
    },
    act: (round) => relatedField(page).getByTestId('autocomplete').last().fill(words(round)),
    question: /search\.reference/,
    shown: () => page.getByRole('option').filter({ hasText: /\w{4}/ }).first().waitFor(),
  }
  return [...lists, listSearch, documentPane, picker]
}

const relatedField = (page: Page) => page.getByTestId('field-related')

/** Words that no round shares with another, each in a handful of addresses. */
const words = (round: number): string => `a${4210 + round}`

/** The search in the bar on top. */
export function searchTask(page: Page): Task {
  const results = page.getByTestId('search-results').locator('[data-testid$="-preview"]')
  return {
    name: 'search everywhere',
    aim: listAim,
    before: async () => {
      await page.keyboard.press('Escape')
      await page.getByTestId('studio-search').click()
    },
    act: (round) => page.getByPlaceholder('Cerca', { exact: true }).fill(words(round)),
    question: /search\.global|findability-source: ?\+?global/,
    shown: () => results.filter({ hasText: /\w{4}/ }).first().waitFor(),
  }
}

/** In the queue of comments: opening it, and its filters. */
export function moderationTasks(page: Page): readonly Task[] {
  const tool = page.locator('[data-tool="moderation"]')
  const rows = page.getByRole('listbox', { name: 'Commenti' }).getByRole('option')
  const link = page.getByRole('link', { name: /Da moderare/ })
  const tab = (name: RegExp) => tool.getByRole('button', { name }).first()
  const pending = async (): Promise<void> => {
    await tab(/^Da moderare/).click()
    await page.locator('[role="option"][data-status="pending"]').first().waitFor()
  }
  const opening: Task = {
    name: 'moderation queue',
    aim: listAim,
    before: async () => {
      if (page.url().includes('/moderation')) await page.goBack()
      await link.waitFor()
    },
    act: () => link.click(),
    shown: () => rows.first().waitFor(),
  }
  const approved: Task = {
    name: 'moderation: approved ones',
    aim: listAim,
    before: pending,
    act: () => tab(/^Approvati/).click(),
    shown: () => page.locator('[role="option"][data-status="approved"]').first().waitFor(),
  }
  const reason: Task = {
    name: 'moderation: by reason',
    aim: listAim,
    before: async () => {
      await tool.getByLabel('Motivo').selectOption('')
      await pending()
      await rows.filter({ hasText: ': 10.' }).first().waitFor()
    },
    act: () => tool.getByLabel('Motivo').selectOption('links'),
    shown: () => rows.filter({ hasText: ': 10.' }).first().waitFor({ state: 'detached' }),
  }
  const search: Task = {
    name: 'moderation: search',
    aim: listAim,
    before: async () => {
      await tool.getByLabel('Motivo').selectOption('')
      await tool.getByRole('searchbox').fill('')
      await rows.filter({ hasText: ': 10.' }).first().waitFor()
    },
    act: (round) => tool.getByRole('searchbox').fill(String(31_000 + round * 10)),
    question: /moderation\.page/,
    shown: (round) =>
      rows
        .filter({ hasText: `: ${31_000 + round * 10}.` })
        .first()
        .waitFor(),
  }
  return [opening, approved, reason, search]
}
