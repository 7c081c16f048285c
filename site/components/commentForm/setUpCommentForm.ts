import { formText, type FormText } from '../../interface/formText.ts'
import { keepDraft, restoreDraft } from './commentDraft.ts'
import { control, fill, valueOf } from './formFields.ts'
import { proofOfWork } from './proofOfWork.ts'
import { readIntakeAnswer, type IntakeAnswer } from './readIntakeAnswer.ts'
import { rememberChoice } from './rememberChoice.ts'
import { type ReplyPlace, setUpReplies } from './replyPlace.ts'

/*
 * Makes the comment form of an article's page answer on the page itself: errors beside their
 * fields, a reply written where it will stand, a draft kept on this device, and the proof of work
 * that halves no quota. Without it the form works all the same.
 */

/** What thanking takes care of beside the answer. */
interface Aftermath {
  readonly draftKey: string
  readonly place: ReplyPlace
  readonly said: HTMLElement
  readonly text: FormText
}

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
  restoreDraft(form, draftKey)
  const place = setUpReplies(form, section, text)
  form.addEventListener('focusin', () => {
    proof ??= proofOfWork(action, valueOf(form, 'article'))
  })
  form.addEventListener('input', () => keepDraft(form, draftKey))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (button.disabled) return
    button.disabled = true
    say(said, text.sending)
    const finish = async (): Promise<void> => {
      const answer = await send(form, proof)
      hasFailed = false
      if ('problem' in answer) return showProblems(form, said, answer)
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

async function send(
  form: HTMLFormElement,
  proof: Promise<string> | undefined,
): Promise<IntakeAnswer> {
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
  return readIntakeAnswer(await response.json(), response.ok)
}

function showProblems(
  form: HTMLFormElement,
  said: HTMLElement,
  { problem, fields, cleaned }: Extract<IntakeAnswer, { readonly problem: string }>,
): void {
  clearProblems(form)
  // What nobody can see, nobody can mend.
  for (const [name, value] of Object.entries(cleaned)) fill(form, name, value)
  say(said, problem)
  const faulty = Object.entries(fields).flatMap(([name, words]) => {
    const found = control(form, name)
    if (found === null) return []
    const note = document.createElement('span')
    note.className = 'problem'
    note.id = `${name}-errore`
    note.textContent = words
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
  { message, edit }: Extract<IntakeAnswer, { readonly message: string }>,
  { draftKey, place, said, text }: Aftermath,
): void {
  const thanks = document.createElement('div')
  thanks.className = 'thanks shown'
  thanks.tabIndex = -1
  const words = document.createElement('p')
  words.textContent = message
  thanks.append(words)
  if (edit !== undefined && /^https?:/.test(edit)) {
    const link = document.createElement('a')
    link.href = edit
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
  keepDraft(form, draftKey)
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
