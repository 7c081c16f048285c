import { formText, type FormText } from '../interface/formText.ts'
import { control, fill, valueOf } from './formFields.ts'
import { rememberChoice } from './rememberChoice.ts'

/*
 * Makes the comment form of an article's page answer on the page itself: errors beside their
 * fields, a reply written where it will stand, a draft kept on this device, and the proof of work
 * that halves no quota. Without it the form works all the same.
 */

interface Answer {
  readonly message?: string
  readonly edit?: string
  readonly error?: {
    readonly message: string
    readonly fields?: Readonly<Record<string, string>>
    readonly cleaned?: Readonly<Record<string, string>>
  }
}

interface Challenge {
  readonly algorithm: string
  readonly challenge: string
  readonly salt: string
  readonly signature: string
  readonly maxnumber: number
}

/** Where on the page the form stands. */
interface Place {
  /** Back below all comments, for a comment that answers none. */
  goHome(): void
  /** Where it is; a reply that has been sent cannot be given up any more. */
  stay(): void
}

/** What thanking takes care of beside the answer. */
interface Aftermath {
  readonly draftKey: string
  readonly place: Place
  readonly said: HTMLElement
  readonly text: FormText
}

const kept = ['name', 'email', 'url'] as const
/** The intake takes who sends sooner for a program; a form that was kept and filled in is no program. */
const slowestMs = 3200

/** Sets the form up; call it once for the form of the page. */
export function setUpCommentForm(form: HTMLFormElement): void {
  const section = form.closest('section')
  const button = form.querySelector('button')
  if (section === null || button === null) return
  const { action } = form
  const text = formText(valueOf(form, 'language'))
  const draftKey = `edicola-commento:${valueOf(form, 'article')}`
  let proof: Promise<string> | undefined
  let hasFailed = false

  const said = placeForNews()
  form.querySelector('.choice')?.after(rememberChoice(text))
  // Below the button, so that nothing moves under the second click of those who press twice.
  form.append(said)
  renewKey(form)
  restore(form, draftKey)
  const place = setUpReplies(form, section, text)
  form.addEventListener('focusin', () => {
    proof ??= work(action, valueOf(form, 'article'))
  })
  form.addEventListener('input', () => keep(form, draftKey))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (button.disabled) return
    button.disabled = true
    say(said, text.sending)
    const finish = async (): Promise<void> => {
      const answer = await send(form, proof)
      hasFailed = false
      if (answer.error !== undefined) return showProblems(form, said, answer.error)
      proof = undefined
      thank(form, section, answer, { draftKey, place, said, text })
    }
    finish()
      .catch(() => {
        // What keeps only a script from sending may let the browser send the form itself.
        if (hasFailed) return form.submit()
        hasFailed = true
        say(said, text.unanswered)
      })
      .finally(() => {
        button.disabled = false
      })
  })
}

/** Where the form says how sending goes. */
function placeForNews(): HTMLElement {
  const said = document.createElement('p')
  said.className = 'said'
  said.role = 'status'
  said.tabIndex = -1
  return said
}

function renewKey(form: HTMLFormElement): void {
  fill(form, 'key', Array.from(crypto.getRandomValues(new Uint32Array(4)), String).join('-'))
}

function say(place: HTMLElement, text: string): void {
  place.textContent = text
}

async function send(form: HTMLFormElement, proof: Promise<string> | undefined): Promise<Answer> {
  fill(form, 'proof', (await proof) ?? '')
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(
      Array.from(new FormData(form), ([name, value]) => [
        name,
        typeof value === 'string' ? value : '',
      ]),
    ),
  })
  const answer: Answer = await response.json()
  return answer
}

/** Solves a challenge while the comment is being written; '' where that cannot be done. */
async function work(action: string, article: string): Promise<string> {
  try {
    const asked = await fetch(`${action}/challenge?article=${encodeURIComponent(article)}`)
    const ripe = new Promise((resolve) => setTimeout(resolve, slowestMs))
    const { algorithm, challenge, salt, signature, maxnumber }: Challenge = await asked.json()
    for (let from = 0; from <= maxnumber; from += 500) {
      const numbers = Array.from({ length: 500 }, (_, index) => from + index)
      const hashes = await Promise.all(numbers.map((number) => hash(algorithm, `${salt}${number}`)))
      const found = hashes.indexOf(challenge)
      if (found >= 0) {
        const number = from + found
        await ripe
        return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }))
      }
    }
  } catch {
    // Without a proof the comment is taken all the same, and held.
  }
  return ''
}

async function hash(algorithm: string, text: string): Promise<string> {
  const digest = await crypto.subtle.digest(algorithm, new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function showProblems(
  form: HTMLFormElement,
  said: HTMLElement,
  { message, fields = {}, cleaned = {} }: NonNullable<Answer['error']>,
): void {
  clearProblems(form)
  // What nobody can see, nobody can mend.
  for (const [name, value] of Object.entries(cleaned)) fill(form, name, value)
  say(said, message)
  const faulty = Object.entries(fields).flatMap(([name, problem]) => {
    const found = control(form, name)
    if (found === null) return []
    const note = document.createElement('span')
    note.className = 'problem'
    note.id = `${name}-errore`
    note.textContent = problem
    found.parentElement?.after(note)
    found.setAttribute('aria-invalid', 'true')
    const usual = (found.dataset['described'] ??= found.getAttribute('aria-describedby') ?? '')
    found.setAttribute('aria-describedby', `${note.id} ${usual}`.trim())
    return [found]
  })
  const first = faulty.toSorted((one, two) =>
    one.compareDocumentPosition(two) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  )[0]
  if (first === undefined) said.focus()
  else first.focus()
}

function clearProblems(form: HTMLFormElement): void {
  for (const note of form.querySelectorAll('.problem')) note.remove()
  for (const faulty of form.querySelectorAll<HTMLElement>('[aria-invalid]')) {
    faulty.removeAttribute('aria-invalid')
    faulty.setAttribute('aria-describedby', faulty.dataset['described'] ?? '')
  }
}

/** Says what happens next, in place of the form; the form comes back for another comment. */
function thank(
  form: HTMLFormElement,
  section: HTMLElement,
  answer: Answer,
  { draftKey, place, said, text }: Aftermath,
): void {
  const thanks = document.createElement('div')
  thanks.className = 'thanks shown'
  thanks.tabIndex = -1
  const words = document.createElement('p')
  words.textContent = answer.message ?? ''
  thanks.append(words)
  if (answer.edit !== undefined && /^https?:/.test(answer.edit)) {
    const link = document.createElement('a')
    link.href = answer.edit
    link.textContent = text.edit
    const line = document.createElement('p')
    line.append(link)
    thanks.append(line)
  }
  section.querySelector('.thanks')?.remove()
  form.before(thanks)
  clearProblems(form)
  say(said, '')
  fill(form, 'body', '')
  fill(form, 'parent', '')
  renewKey(form)
  keep(form, draftKey)
  form.hidden = true
  place.stay()
  thanks.focus()
  const again = document.createElement('button')
  again.type = 'button'
  again.className = 'plain'
  again.textContent = text.again
  again.addEventListener('click', () => {
    thanks.remove()
    form.hidden = false
    place.goHome()
    control(form, 'body')?.focus()
  })
  thanks.append(again)
}

/** A reply is written below the comment it answers; the form goes back when that is given up. */
function setUpReplies(form: HTMLFormElement, section: HTMLElement, text: FormText): Place {
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

/** Keeps what is being written on this device, and who writes it when that is wanted. */
function keep(form: HTMLFormElement, draftKey: string): void {
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

function restore(form: HTMLFormElement, draftKey: string): void {
  const box = form.querySelector<HTMLInputElement>('[data-remember]')
  try {
    if (valueOf(form, 'body') === '') fill(form, 'body', localStorage.getItem(draftKey) ?? '')
    const person = localStorage.getItem('edicola-chi')
    if (person === null || box === null) return
    box.checked = true
    const known: Partial<Record<string, unknown>> = JSON.parse(person)
    for (const name of kept) if (typeof known[name] === 'string') fill(form, name, known[name])
  } catch {
    // As above.
  }
}
