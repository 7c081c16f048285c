import type { FormText } from '../../interface/formText.ts'
import { control, fill } from './formFields.ts'

/** Where on the page the form stands. */
export interface ReplyPlace {
  /** Back below all comments, for a comment that answers none. */
  goHome(): void
  /** Where it is; a reply that has been sent cannot be given up any more. */
  stay(): void
}

/** A reply is written below the comment it answers; the form goes back when that is given up. */
export function setUpReplies(
  form: HTMLFormElement,
  section: HTMLElement,
  text: FormText,
): ReplyPlace {
  const home = document.createComment('')
  section.before(home)
  const title = section.querySelector('h3')
  const usual = title?.textContent ?? ''
  const cancel = document.createElement('button')
  cancel.type = 'button'
  cancel.className = 'plain'
  cancel.hidden = true
  cancel.textContent = text.cancelReply
  title?.after(cancel)
  const goHome = (): void => {
    home.after(section)
    fill(form, 'parent', '')
    if (title) title.textContent = usual
    cancel.hidden = true
  }
  cancel.addEventListener('click', goHome)
  document.querySelector('#commenti')?.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('.reply') : null
    const parent =
      link instanceof HTMLAnchorElement && URL.parse(link.href)?.searchParams.get('parent')
    const comment = link?.closest('article')
    if (!parent || !comment) return
    event.preventDefault()
    comment.after(section)
    form.hidden = false
    section.querySelector('.thanks')?.remove()
    fill(form, 'parent', parent)
    const name = comment.querySelector('.p-name')?.textContent ?? ''
    if (title) title.textContent = `${text.replying} ${name}`
    cancel.hidden = false
    control(form, 'body')?.focus()
  })
  return {
    goHome,
    stay: () => {
      cancel.hidden = true
    },
  }
}
