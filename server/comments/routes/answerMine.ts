import { z } from 'zod'
import { readBodyText } from '../checks/readBody.ts'
import { normaliseText } from '../checks/checkText.ts'
import { nameError } from '../describeError.ts'
import { mannerOf, preferredLanguage, type Intake } from '../intake.ts'
import { linkPage } from '../links/linkPage.ts'
import { mineLetter } from '../mail/letters.ts'
import { mostLettersADay } from '../mail/outbox.ts'
import { answerPage, type Manner } from '../pages/answer.ts'
import { html } from '../pages/html.ts'
import { commentsOfPerson } from '../people/people.ts'
import { personOf } from '../people/personOf.ts'
import { languageOf, type Language } from '../submission.ts'
import { linkWordingOf } from '../wording/linkWording.ts'
import { wordingOf } from '../wording/wordingOf.ts'

const address = z.email().max(254)

/**
 * Answers `/comments/mine`: GET asks for an address, POST mails it a link to what is held of it.
 * The answer is the same whether anything is held or not.
 */
export async function answerMine(intake: Intake, request: Request): Promise<Response> {
  const manner = mannerOf(intake, request)
  const asked = languageOf(new URL(request.url).searchParams.get('language'))
  const language = asked ?? preferredLanguage(request)
  const { mine } = linkWordingOf(language)
  if (request.method === 'POST' && manner.origin !== undefined) {
    const form = new URLSearchParams(await readBodyText(request))
    const email = normaliseText(form.get('email') ?? '', 'line')
    if (!address.safeParse(email).success) return ask(intake, language, manner, email)
    // Behind the answer, whose time must not tell whether there was anything to send.
    intake.commits
      .run(() => putLink(intake, email, language))
      .then(() => intake.outbox.wake())
      .catch((error: unknown) => intake.log(`comments: mine: ${nameError(error)}`))
    const [title, explanation] = mine.requested
    return answerPage(linkPage(intake, language, { title, explanation }), 200, manner)
  }
  return ask(intake, language, manner)
}

/** The form that asks for an address; again, with what is wrong, when one was typed in. */
function ask(intake: Intake, language: Language, manner: Manner, typed?: string): Response {
  const { mine } = linkWordingOf(language)
  const [title, explanation] = mine.request
  const { labels, problems } = wordingOf(language)
  const isWrong = typed !== undefined
  const described = isWrong && html`aria-invalid="true" aria-describedby="email-wrong" autofocus`
  const attributes = html`autocomplete="email" maxlength="254" required ${described}`
  const content = html`<form method="post" action="${intake.action}/mine?language=${language}">
    <div class="field${isWrong && ' wrong'}">
      <label for="email">${labels.email} *</label>
      ${isWrong && html`<span class="wrong-note" id="email-wrong">${problems.email.shape}</span>`}
      <input id="email" name="email" type="email" value="${typed ?? ''}" ${attributes} />
    </div>
    <button type="submit">${mine.requestButton}</button>
  </form>`
  const status = isWrong ? 422 : 200
  return answerPage(linkPage(intake, language, { title, explanation, content }), status, manner)
}

function putLink(intake: Intake, email: string, language: Language): void {
  const { database, keys, outbox } = intake
  const person = personOf(keys, email)
  if (commentsOfPerson(database, person).length === 0) return
  const now = intake.clock()
  const letter = mineLetter(intake, email, person.toString('hex'), language, now)
  outbox.put(letter, now, { person, most: mostLettersADay })
}
