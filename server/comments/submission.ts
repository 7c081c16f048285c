/** The languages the intake speaks. */
export type Language = 'it' | 'en'

/**
 * Every field of the comment form. `key` is the form's idempotency key; `website_confirm` is the
 * honeypot, which a person never sees; `notify` asks for notices of replies; `proof` is a solved
 * proof of work; `token` the signed time at which a form of ours was made. Anything else that arrives is not read.
 */
export const fieldNames = [
  'article',
  'parent',
  'language',
  'key',
  'name',
  'email',
  'url',
  'body',
  'website_confirm',
  'notify',
  'proof',
  'token',
] as const

/** The name of a field of the comment form. */
type FieldName = (typeof fieldNames)[number]

/** What a visitor typed, as it arrived and unjudged; a field that was not sent is ''. */
export type Typed = Readonly<Record<FieldName, string>>

/** Longest accepted value of each field, in UTF-16 units, as HTML's `maxlength` counts. */
export const longest = { name: 80, email: 254, url: 500, body: 5000 } as const

/** What can be wrong with the value of one field. */
export type ProblemCode =
  | 'required'
  | 'tooLong'
  | 'unreadable'
  | 'invisible'
  | 'marks'
  | 'blank'
  | 'shape'

/** One field that cannot be accepted as it is, and why. */
export interface FieldProblem {
  readonly field: 'name' | 'email' | 'url' | 'body'
  readonly code: ProblemCode
}

/** An untrusted comment whose every field has been checked; it is not a comment yet. */
export interface Submission {
  /** Published id of the article. */
  readonly article: string
  /** Id of the comment that is answered. */
  readonly parent: string | undefined
  readonly language: Language
  /** The form's idempotency key. */
  readonly key: string | undefined
  readonly name: string
  readonly email: string
  /** An absolute http(s) address in the form that the URL standard serialises. */
  readonly url: string | undefined
  readonly body: string
  /** True when the field that people never see was filled in. */
  readonly trapped: boolean
  /** Whether notices of replies are wanted, once the address is confirmed. */
  readonly notify: boolean
  /** A solved proof of work as altcha encodes it, unjudged; '' without JavaScript. */
  readonly proof: string
  /** The signed time of a form of ours, unjudged; '' on a page of the site. */
  readonly token: string
}

/** A form with nothing typed in it. */
export const nothingTyped: Typed = {
  article: '',
  parent: '',
  language: '',
  key: '',
  name: '',
  email: '',
  url: '',
  body: '',
  website_confirm: '',
  notify: '',
  proof: '',
  token: '',
}

/** The language that a form field names, or undefined when it names none of ours. */
export function languageOf(value: string | null | undefined): Language | undefined {
  return value === 'it' || value === 'en' ? value : undefined
}
