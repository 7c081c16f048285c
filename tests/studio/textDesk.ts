import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { vi } from 'vitest'

const patience = { timeout: 60_000, interval: 200 }

/** The editor of an article's text as hands know it: its bar, its menus, its dialogs. */
export interface TextDesk {
  /** The whole field, bar and outline included. */
  readonly body: Locator
  /** What one writes in, once it is awake. */
  readonly text: Locator
  /** The form of a block, the innermost that is open. */
  readonly dialog: Locator
  /** The form of an annotation. */
  readonly popover: Locator
  /** Opens the article with this published id, and wakes its text. */
  open(id: string): Promise<void>
  /** Puts the cursor after this word, which ends a paragraph and stands nowhere else. */
  toEndOf(word: string): Promise<void>
  /** Selects this word, which ends a paragraph and stands nowhere else. */
  select(word: string): Promise<void>
  /** Opens the form of a new block of the kind with this title, after the paragraph of the cursor. */
  insert(title: string): Promise<void>
  /** Fills the fields of a form by what is written above them. */
  write(form: Locator, fields: Readonly<Record<string, string>>): Promise<void>
  /** Looks for a document in the reference field of a form and chooses it. */
  choose(form: Locator, title: string): Promise<void>
  /** Gives the figure whose form is open a picture of one colour, 60 × 40 pixels. */
  upload(background: string): Promise<void>
  /** Closes the form of a block, and those it stands in. */
  close(): Promise<void>
}

/** Writes in the Studio at `url`, in a page that is signed in. */
export function textDesk(page: Page, url: string): TextDesk {
  const body = page.getByTestId('field-body')
  const text = body.locator('[contenteditable="true"]').first()
  const dialog = page.getByTestId('nested-object-dialog').last()
  const toEndOf = async (word: string): Promise<void> => {
    const words = text.getByText(word)
    // What stands above may still grow while it is pointed at.
    await vi.waitUntil(async () => {
      const { width = 0, height = 0 } = (await words.boundingBox()) ?? {}
      await words.click({ position: { x: width - 1, y: height / 2 } })
      return (await beforeCursor(page)).endsWith(word)
    }, patience)
    // A block that was selected has no style: the words have one once the cursor is in them.
    await body
      .getByRole('button', { name: /^(?:Testo|Titolo \d)$/ })
      .first()
      .waitFor()
  }
  return {
    body,
    text,
    dialog,
    popover: page.getByTestId('popover-edit-dialog'),
    open: async (id) => {
      await page.goto(`${url}/intent/edit/id=${id};type=article`)
      // The first click only wakes the editor.
      await body.locator('[contenteditable]').first().click({ force: true })
      await text.waitFor()
    },
    toEndOf,
    select: async (word) => {
      // The editor may put its own cursor back after the keys: the same once more selects the same.
      await vi.waitUntil(async () => {
        await toEndOf(word)
        await page.keyboard.press('Control+Shift+ArrowLeft')
        return (await page.evaluate(() => getSelection()?.toString())) === word
      }, patience)
    },
    insert: async (title) => {
      const name = { name: `Inserisci ${title} (blocco)`, exact: true }
      const inBar = body.getByRole('button', name).first()
      // What has no place in the bar is in its menu.
      if ((await inBar.count()) > 0) await inBar.click()
      else {
        await body.getByTestId('insert-menu-button').click()
        await page.getByRole('menuitem', name).click()
      }
      await dialog.waitFor()
    },
    write: async (form, fields) => {
      for (const [name, value] of Object.entries(fields)) {
        await form.getByRole('textbox', { name, exact: true }).fill(value)
      }
    },
    choose: async (form, title) => {
      await form.getByTestId('autocomplete').fill(title)
      await page.getByRole('option', { name: title }).click()
      await form.getByTestId('autocomplete').waitFor({ state: 'hidden' })
    },
    upload: async (background) => {
      const picture = sharp({ create: { width: 60, height: 40, channels: 3, background } })
      const buffer = await picture.png().toBuffer()
      const file = { name: 'figura.png', mimeType: 'image/png', buffer }
      await dialog.locator('input[type="file"]').first().setInputFiles(file)
      await dialog.locator('img[src*="/images/edicola/production/"]').first().waitFor()
    },
    close: async () => {
      await dialog.getByRole('button', { name: 'Close dialog' }).click()
      await dialog.waitFor({ state: 'hidden' })
    },
  }
}

/** What stands before the cursor in the words that it is in. */
function beforeCursor(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { anchorNode, anchorOffset } = getSelection() ?? {}
    return anchorNode?.textContent?.slice(0, anchorOffset) ?? ''
  })
}
