import { closestTo, fieldOf, type PageField } from './pageField.ts'

/** Shows which parts of a page are fields, and which one is being edited. */
export interface FieldMarks {
  isOn(): boolean
  /** Whether the parts answer to the pointer. */
  toggle(): boolean
  /** Marks the part that shows this field of a document, and brings it into sight. */
  show(field: Pick<PageField, 'id' | 'path'> | undefined): void
  /** Marks it again after the page has changed. */
  again(): void
}

const SHOWN = 'data-edicola-shown'
const UNDER = 'data-edicola-under'
/** Whoever walks through the pages as a reader does so from page to page. */
const OFF = 'edicola-preview-reading'

/** Lets an editor point at parts of the page. @param onChosen called with the field of a click. */
export function showFields(onChosen: (field: PageField) => void): FieldMarks {
  let isOn = sessionStorage.getItem(OFF) === null
  let current: Pick<PageField, 'id' | 'path'> | undefined
  const partAt = (event: Event): Element | undefined => {
    const { target } = event
    if (!isOn || !(target instanceof Element)) return undefined
    return target.closest('[data-sanity]') ?? undefined
  }
  document.addEventListener('pointerover', (event) => {
    mark(UNDER, partAt(event))
  })
  document.addEventListener('pointerleave', () => mark(UNDER, undefined))
  document.addEventListener(
    'click',
    (event) => {
      const part = partAt(event)
      const field = part && fieldOf(part)
      if (field === undefined) return
      event.preventDefault()
      event.stopPropagation()
      onChosen(field)
    },
    { capture: true },
  )
  const place = (): Element | undefined => {
    const { id = '', path = '' } = current ?? {}
    const parts = [...document.querySelectorAll('[data-sanity]')].flatMap((element) => {
      const field = fieldOf(element)
      return field?.id === id ? [{ element, path: field.path }] : []
    })
    const element = closestTo(parts, path)?.element
    mark(SHOWN, element)
    return element
  }
  return {
    isOn: () => isOn,
    toggle: () => {
      isOn = !isOn
      if (isOn) sessionStorage.removeItem(OFF)
      else sessionStorage.setItem(OFF, 'yes')
      if (!isOn) mark(UNDER, undefined)
      return isOn
    },
    show: (field) => {
      current = field
      const element = place()
      if (element === undefined || isInSight(element)) return
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
      element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
    },
    again: () => void place(),
  }
}

function mark(attribute: string, element: Element | undefined): void {
  for (const marked of document.querySelectorAll(`[${attribute}]`)) {
    if (marked !== element) marked.removeAttribute(attribute)
  }
  if (element?.hasAttribute(attribute) === false) element.setAttribute(attribute, '')
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}
