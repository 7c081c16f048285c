/** A reference to a sibling field, as `rule.valueOfField('startsAt')` makes it. */
export interface FieldValue {
  readonly valueOfField: string
}

/** A bound, given as it is or read from a sibling field. */
export type Bound = number | string | FieldValue

/** What a custom rule is told beside the value. */
export interface CustomContext {
  readonly document: unknown
  readonly parent: unknown
  readonly path: readonly (string | number)[]
}

/** One thing that a rule demands; names as in https://www.sanity.io/docs/studio/validation */
export type Constraint =
  | { readonly kind: 'min' | 'max' | 'length' | 'greaterThan' | 'lessThan'; readonly bound: Bound }
  | { readonly kind: 'required' | 'integer' | 'positive' | 'negative' | 'email' | 'unique' }
  | { readonly kind: 'uppercase' | 'lowercase' | 'assetRequired' }
  | { readonly kind: 'precision'; readonly digits: number }
  | { readonly kind: 'regex'; readonly pattern: RegExp; readonly invert: boolean }
  | {
      readonly kind: 'uri'
      readonly allowRelative: boolean
      readonly relativeOnly: boolean
      readonly schemes: readonly (string | RegExp)[]
    }
  | { readonly kind: 'valid'; readonly values: readonly unknown[] }
  | { readonly kind: 'custom'; readonly check: (value: unknown, context: CustomContext) => unknown }

/** What one rule demands together, how grave a breach is, and the editor's words for it. */
export interface RecordedRule {
  readonly level: 'error' | 'warning' | 'info'
  readonly message: string | undefined
  readonly constraints: readonly Constraint[]
}

const recorded = Symbol('recorded')

/**
 * The rules that a `validation` function of the schema sets, found by calling it with a rule that
 * only notes what is asked of it.
 */
export function recordRules(
  validation: ((rule: unknown) => unknown) | undefined,
): readonly RecordedRule[] {
  if (validation === undefined) return []
  const result = validation(recordingRule({ level: 'error', message: undefined, constraints: [] }))
  const rules: readonly unknown[] = Array.isArray(result) ? result : [result]
  return rules.flatMap((rule) => (isRecording(rule) ? [rule[recorded]] : []))
}

interface Recording {
  readonly [recorded]: RecordedRule
}

function isRecording(candidate: unknown): candidate is Recording {
  return typeof candidate === 'object' && candidate !== null && recorded in candidate
}

function recordingRule(rule: RecordedRule): Recording & Record<string, unknown> {
  const add = (constraint: Constraint) =>
    recordingRule({ ...rule, constraints: [...rule.constraints, constraint] })
  const level = (name: RecordedRule['level']) => (message?: unknown) =>
    recordingRule({ ...rule, level: name, message: words(message) })
  const bounded = (kind: 'min' | 'max' | 'length' | 'greaterThan' | 'lessThan') => (bound: Bound) =>
    add({ kind, bound })
  const plain =
    (kind: 'required' | 'integer' | 'positive' | 'negative' | 'email' | 'unique') => () =>
      add({ kind })
  return {
    [recorded]: rule,
    required: plain('required'),
    integer: plain('integer'),
    positive: plain('positive'),
    negative: plain('negative'),
    email: plain('email'),
    unique: plain('unique'),
    uppercase: () => add({ kind: 'uppercase' }),
    lowercase: () => add({ kind: 'lowercase' }),
    assetRequired: () => add({ kind: 'assetRequired' }),
    precision: (digits: number) => add({ kind: 'precision', digits }),
    min: bounded('min'),
    max: bounded('max'),
    length: bounded('length'),
    greaterThan: bounded('greaterThan'),
    lessThan: bounded('lessThan'),
    regex: (pattern: RegExp, ...more: readonly (string | { invert?: boolean })[]) =>
      add({ kind: 'regex', pattern, invert: more.some(isInverted) }),
    uri: (options?: UriOptions) => add(uriConstraint(options)),
    valid: (...values: readonly unknown[]) => add({ kind: 'valid', values: values.flat() }),
    custom: (check: (value: unknown, context: CustomContext) => unknown) =>
      add({ kind: 'custom', check }),
    optional: () =>
      recordingRule({
        ...rule,
        constraints: rule.constraints.filter(({ kind }) => kind !== 'required'),
      }),
    valueOfField: (path: string): FieldValue => ({ valueOfField: path }),
    error: level('error'),
    warning: level('warning'),
    info: level('info'),
  }
}

const words = (message: unknown): string | undefined =>
  typeof message === 'string' ? message : undefined

const isInverted = (option: string | { invert?: boolean }): boolean =>
  typeof option === 'object' && option.invert === true

interface UriOptions {
  readonly allowRelative?: boolean
  readonly relativeOnly?: boolean
  readonly scheme?: string | RegExp | readonly (string | RegExp)[]
}

/** The demand of `rule.uri(options)`, and of every field of type `url` without one. */
export function uriConstraint(options: UriOptions = {}): Constraint {
  const { allowRelative = false, relativeOnly = false, scheme = ['http', 'https'] } = options
  const schemes = typeof scheme === 'string' || scheme instanceof RegExp ? [scheme] : scheme
  return { kind: 'uri', allowRelative, relativeOnly, schemes }
}
