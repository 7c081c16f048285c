import type { Refusal } from '../refusal.ts'
import type { FieldProblem, ProblemCode } from '../submission.ts'

/** Every sentence of the intake's pages, in one language. */
export interface Wording {
  readonly labels: Readonly<Record<'name' | 'email' | 'url' | 'body', string>>
  readonly honeypot: string
  readonly notice: string
  readonly privacy: string
  readonly urlHint: string
  readonly send: string
  readonly sendAgain: string
  readonly leaveComment: string
  readonly replyTo: string
  readonly wrote: string
  readonly backToArticle: string
  readonly backToSite: string
  readonly notify: string
  readonly moderated: string
  readonly errorPrefix: string
  readonly mend: string
  readonly keptToSend: string
  readonly keptToCopy: string
  readonly yourText: string
  readonly thanksTitle: string
  readonly thanks: string
  readonly problems: Readonly<Record<FieldProblem['field'], Readonly<Record<ProblemCode, string>>>>
  readonly refusals: Readonly<
    Record<Exclude<Refusal['kind'], 'fields' | 'tooFast'>, readonly [string, string]>
  >
  readonly fieldsRefused: readonly [string, string]
  readonly tooFast: (seconds: number) => readonly [string, string]
}
