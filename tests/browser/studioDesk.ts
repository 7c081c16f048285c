import type { Locator, Page } from 'playwright-core'

/** The Studio as an editor's hands know it: panes, fields by name, the Pubblica button. */
export interface StudioDesk {
  /** Opens a list of the desk. */
  open(pane: string): Promise<void>
  /** Opens an empty form from a list of the desk, over the whole window. */
  startNew(pane: string): Promise<void>
  write(field: string, text: string): Promise<void>
  generateSlug(): Promise<void>
  /** Looks for a document in a reference field and chooses it. */
  choose(field: string, title: string): Promise<void>
  /** Adds a document to a list of references. */
  add(field: string, title: string): Promise<void>
  upload(field: string, picture: { name: string; mimeType: string; buffer: Buffer }): Promise<void>
  /** Puts the cursor into the text; Markdown signs at the start of a line make headings. */
  focusText(field: string): Promise<void>
  /** Makes the selected words of a text a link. */
  link(field: string, href: string): Promise<void>
  showGroup(group: string): Promise<void>
  /**
   * Publishes what is open and waits until the Studio says that it is published. Resolves with the
   * moment of the click, by `performance.now()`.
   */
  publish(): Promise<number>
}

/** Uses the Studio at `cmsUrl` in a page that is signed in. */
export function studioDesk(page: Page, cmsUrl: string): StudioDesk {
  const field = (name: string): Locator => page.getByTestId(`field-${name}`)
  // A reference field has no test id of its own, but its menu has.
  const around = (name: string): Locator =>
    page
      .getByTestId(`field-actions-menu-${name}`)
      .locator('xpath=ancestor::*[.//input[@data-testid="autocomplete"]][1]')
  const pick = async (input: Locator, title: string): Promise<void> => {
    await input.fill(title)
    await page.getByRole('option', { name: title }).last().click()
  }
  const publishButton = page.getByTestId('action-pubblica')

  const open = async (pane: string): Promise<void> => {
    await page.goto(`${cmsUrl}/`)
    await page.getByTestId(`pane-item-${pane}`).click()
  }
  return {
    open,
    startNew: async (pane) => {
      await open(pane)
      await page.getByTestId('action-intent-button').last().click()
      await page.getByTestId('focus-pane-button-focus').click()
    },
    write: (name, text) => field(name).getByTestId('string-input').first().fill(text),
    generateSlug: async () => {
      await field('slug').getByRole('button', { name: 'Genera' }).click()
      await page.waitForFunction(
        () =>
          document.querySelector<HTMLInputElement>('[data-testid="field-slug"] input')?.value !==
          '',
      )
    },
    choose: (name, title) => pick(around(name).getByTestId('autocomplete').first(), title),
    add: async (name, title) => {
      await field(name).getByTestId('add-single-object-button').click()
      await pick(field(name).getByTestId('autocomplete').last(), title)
    },
    upload: async (name, picture) => {
      const menu = page.getByTestId(`field-actions-menu-${name}`)
      const input = menu
        .locator('xpath=ancestor::*[.//input[@type="file"]][1]')
        .locator('input[type="file"]')
      await input.first().setInputFiles(picture)
      await page.locator(`img[src*="/images/edicola/production/"]`).first().waitFor()
    },
    focusText: async (name) => {
      const editor = field(name).locator('[contenteditable]').first()
      // The first click only wakes the editor.
      await editor.click({ force: true })
      await field(name).locator('[contenteditable="true"]').first().click()
    },
    link: async (name, href) => {
      await field(name).getByTestId('action-menu-button').click()
      await page.getByRole('menuitem', { name: 'Collegamento esterno' }).click()
      const popover = page.getByTestId('popover-edit-dialog')
      await popover.locator('input').fill(href)
      await popover.getByTestId('close-popover-edit-dialog-button').click()
    },
    showGroup: (group) => page.getByTestId(`group-tab-${group}`).click(),
    publish: async () => {
      const footer = page.getByTestId('pane-footer')
      // Wait as an editor would: until what was typed is kept, and nothing is being checked.
      await footer
        .getByText(/^(?:Salvato|Modificat[oa])/)
        .first()
        .waitFor()
      await publishButton.click()
      const clicked = performance.now()
      await footer
        .getByText(/pubblicazione|^Pubblicat[oa]/)
        .first()
        .waitFor()
      return clicked
    },
  }
}
