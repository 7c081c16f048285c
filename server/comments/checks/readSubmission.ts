import { z } from 'zod'
import {
  languageOf,
  longest,
  type FieldProblem,
  type ProblemCode,
  type Submission,
  type Typed,
} from '../submission.ts'
import { checkText, normaliseText, type TextKind } from './checkText.ts'

const documentId = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/
const idempotencyKey = /^[A-Za-z0-9_-]{8,64}$/
const emailShape = z.email()

/** A checked submission, or every field that has to be mended. */
export type SubmissionOutcome =
  | { readonly kind: 'submission'; readonly submission: Submission }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }

/**
 * Checks what was typed, field by field, and copies the accepted fields only. Pure. An article or
 * parent id that no document can have becomes one that is not found.
 */
export function readSubmission(typed: Typed): SubmissionOutcome {
  const problems: FieldProblem[] = []
  const name = normaliseText(typed.name, 'line')
  const email = normaliseText(typed.email, 'line')
  const body = normaliseText(typed.body, 'text')
  const url = readUrl(typed.url)
  const check = (field: FieldProblem['field'], code: ProblemCode | undefined): void => {
    if (code !== undefined) problems.push({ field, code })
  }
  check('name', checkRequired(name, longest.name, 'line'))
  check('email', checkEmail(email))
  check('url', url.problem)
  check('body', checkRequired(body, longest.body, 'text'))
  if (problems.length > 0) return { kind: 'problems', problems }
  const submission: Submission = {
    article: readDocumentId(typed.article) ?? '',
    parent: readParent(typed.parent),
    language: languageOf(typed.language) ?? 'it',
    key: idempotencyKey.test(typed.key) ? typed.key : undefined,
    name,
    email,
    url: url.href,
    body,
    trapped: typed.website_confirm.trim() !== '',
    notify: typed.notify === 'yes',
    proof: typed.proof,
    token: typed.token,
  }
  return { kind: 'submission', submission }
}

/** A published document id, or undefined when the value cannot be one. */
export function readDocumentId(value: string): string | undefined {
  const id = value.trim()
  if (!documentId.test(id) || /^(?:drafts|versions)\./.test(id)) return undefined
  return id
}

/**
 * The id of the answered comment; page anchors carry it without its prefix, so that form is
 * accepted too. Undefined when nothing is answered, 'comment.' (no comment's id) when the value
 * cannot be an id.
 */
export function readParent(value: string): string | undefined {
  if (value.trim() === '') return undefined
  const id = readDocumentId(value)
  if (id === undefined) return 'comment.'
  return id.startsWith('comment.') ? id : `comment.${id}`
}

function checkRequired(value: string, bound: number, kind: TextKind): ProblemCode | undefined {
  if (value === '') return 'required'
  if (value.length > bound) return 'tooLong'
  return checkText(value, kind)
}

function checkEmail(value: string): ProblemCode | undefined {
  const code = checkRequired(value, longest.email, 'line')
  if (code !== undefined) return code
  return emailShape.safeParse(value).success ? undefined : 'shape'
}

function readUrl(typed: string): {
  readonly href: string | undefined
  readonly problem: ProblemCode | undefined
} {
  const value = normaliseText(typed, 'line')
  if (value === '') return { href: undefined, problem: undefined }
  const code = checkRequired(value, longest.url, 'line')
  if (code !== undefined) return { href: undefined, problem: code }
  const url = URL.parse(value)
  const web = url !== null && /^https?:$/.test(url.protocol) && /^https?:\/\//i.test(value)
  // Credentials are the oldest way to make an address look like another's: http://bank.it@evil.test.
  if (!web || url.username !== '' || url.password !== '' || !url.hostname.includes('.')) {
    return { href: undefined, problem: 'shape' }
  }
  if (url.href.length > longest.url) return { href: undefined, problem: 'tooLong' }
  return { href: url.href, problem: undefined }
}
