import { fill, valueOf } from './formFields.ts'

const kept = ['name', 'email', 'url'] as const
/** Keeps what is being written on this device, and who writes it when that is wanted. */
export function keepDraft(form: HTMLFormElement, draftKey: string): void {
  const remember = form.querySelector<HTMLInputElement>('[data-remember]')?.checked === true
  try {
    const body = valueOf(form, 'body')
    if (body === '') localStorage.removeItem(draftKey)
    else localStorage.setItem(draftKey, body)
    const person = Object.fromEntries(kept.map((name) => [name, valueOf(form, name)]))
    if (remember) localStorage.setItem('edicola-chi', JSON.stringify(person))
    else localStorage.removeItem('edicola-chi')
  } catch {
    // Storage can be full or forbidden; what is typed stays on the page.
  }
}

/** Writes into the form what was kept, where nothing was written before this script was there. */
export function restoreDraft(form: HTMLFormElement, draftKey: string): void {
  const box = form.querySelector<HTMLInputElement>('[data-remember]')
  try {
    fillWhereEmpty(form, 'body', localStorage.getItem(draftKey))
    const person = localStorage.getItem('edicola-chi')
    if (person === null || box === null) return
    box.checked = true
    const known: Partial<Record<string, unknown>> = JSON.parse(person)
    for (const name of kept) fillWhereEmpty(form, name, known[name])
  } catch {
    // As above.
  }
}

function fillWhereEmpty(form: HTMLFormElement, name: string, value: unknown): void {
  if (typeof value === 'string' && valueOf(form, name) === '') fill(form, name, value)
}
