import { italianMessage } from './italianMessage.ts'

/** A reference to a sibling field, as `rule.valueOfField('startsAt')` makes it. */
export interface FieldValue {
  readonly valueOfField: string
}

/** A bound, given as it is or read from a sibling field. */
export type Bound = number | string | FieldValue

/** The kinds of constraint that compare with a bound. */
export type BoundedKind = 'min' | 'max' | 'length' | 'greaterThan' | 'lessThan' | 'precision'

type PlainKind = 'integer' | 'email' | 'uppercase' | 'lowercase' | 'assetRequired' | 'slug'

/** What `rule.uri(options)` asks of an address. */
export interface UriDemand {
  readonly kind: 'uri'
  readonly allowRelative: boolean
  readonly relativeOnly: boolean
  readonly allowCredentials: boolean
  readonly schemes: readonly (string | RegExp)[]
}

/** One thing that a rule demands; names as in https://www.sanity.io/docs/studio/validation */
export type Constraint =
  | { readonly kind: BoundedKind; readonly bound: Bound }
  | { readonly kind: PlainKind }
  | { readonly kind: 'unique' }
  | { readonly kind: 'regex'; readonly pattern: RegExp; readonly invert: boolean }
  | UriDemand
  | { readonly kind: 'valid'; readonly values: readonly unknown[] }
  | { readonly kind: 'all' | 'either'; readonly rules: readonly RecordedRule[] }
  | { readonly kind: 'custom'; readonly check: (value: unknown, context: unknown) => unknown }

/** What one rule demands together, how grave a breach is, and the editor's words for it. */
export interface RecordedRule {
  readonly level: 'error' | 'warning' | 'info'
  readonly message: string | undefined
  /** `optional` lets an absent value pass; undefined leaves it to custom rules. */
  readonly presence: 'required' | 'optional' | undefined
  readonly constraints: readonly Constraint[]
}

const recorded = Symbol('recorded')

/** A rule that demands nothing yet. */
export const emptyRule: RecordedRule = {
  level: 'error',
  message: undefined,
  presence: undefined,
  constraints: [],
}

/**
 * The rules that the `validation` of a schema sets (a function, or a list of them), found by
 * calling it with a rule that only notes what is asked of it.
 * @throws TypeError for a method that no Sanity rule has, and for `fields` and `media`, which are
 * written at the field itself or need the media library.
 */
export function recordRules(validation: unknown): readonly RecordedRule[] {
  if (Array.isArray(validation)) return validation.flatMap(recordRules)
  if (typeof validation === 'function') return recordRules(validation(recordingRule(emptyRule)))
  return isRecording(validation) ? [validation[recorded]] : []
}

interface Recording {
  readonly [recorded]: RecordedRule
}

function isRecording(candidate: unknown): candidate is Recording {
  return typeof candidate === 'object' && candidate !== null && recorded in candidate
}

function recordingRule(rule: RecordedRule): Recording & Record<string, unknown> {
  const same = () => recordingRule(rule)
  const add = (constraint: Constraint) =>
    recordingRule({ ...rule, constraints: [...rule.constraints, constraint] })
  const level = (name: RecordedRule['level']) => (message?: unknown) =>
    recordingRule({ ...rule, level: name, message: italianMessage(message) })
  const bounded = (kind: BoundedKind) => (bound: Bound) => add({ kind, bound })
  const plain = (kind: PlainKind) => () => add({ kind })
  const joined = (kind: 'all' | 'either') => (rules: unknown) =>
    add({ kind, rules: recordRules(rules) })
  return {
    [recorded]: rule,
    required: () => recordingRule({ ...rule, presence: 'required' }),
    optional: () => recordingRule({ ...rule, presence: 'optional' }),
    isRequired: () => rule.presence === 'required',
    skip: () => recordingRule({ ...emptyRule, presence: 'optional' }),
    reset: () => recordingRule(emptyRule),
    clone: same,
    // The structure of the type already says both.
    type: same,
    reference: same,
    integer: plain('integer'),
    positive: () => add({ kind: 'min', bound: 0 }),
    negative: () => add({ kind: 'lessThan', bound: 0 }),
    email: plain('email'),
    unique: () => add({ kind: 'unique' }),
    uppercase: plain('uppercase'),
    lowercase: plain('lowercase'),
    assetRequired: plain('assetRequired'),
    precision: bounded('precision'),
    min: bounded('min'),
    max: bounded('max'),
    length: bounded('length'),
    greaterThan: bounded('greaterThan'),
    lessThan: bounded('lessThan'),
    regex: (pattern: RegExp, ...more: readonly (string | { invert?: boolean })[]) =>
      add({ kind: 'regex', pattern, invert: more.some(isInverted) }),
    uri: (options?: UriOptions) => add(uriDemand(options)),
    valid: (...values: readonly unknown[]) => add({ kind: 'valid', values: values.flat() }),
    custom: (check: (value: unknown, context: unknown) => unknown) =>
      add({ kind: 'custom', check }),
    all: joined('all'),
    either: joined('either'),
    valueOfField: (path: string | readonly string[]): FieldValue => ({
      valueOfField: typeof path === 'string' ? path : path.join('.'),
    }),
    error: level('error'),
    warning: level('warning'),
    info: level('info'),
  }
}

const isInverted = (option: string | { invert?: boolean }): boolean =>
  typeof option === 'object' && option.invert === true

interface UriOptions {
  readonly allowRelative?: boolean
  readonly relativeOnly?: boolean
  readonly allowCredentials?: boolean
  readonly scheme?: string | RegExp | readonly (string | RegExp)[]
}

/** The demand of `rule.uri(options)`, and of every field of type `url` without one. */
export function uriDemand(options: UriOptions = {}): UriDemand {
  const { scheme = ['http', 'https'] } = options
  return {
    kind: 'uri',
    allowRelative: options.allowRelative ?? false,
    relativeOnly: options.relativeOnly ?? false,
    allowCredentials: options.allowCredentials ?? false,
    schemes: typeof scheme === 'string' || scheme instanceof RegExp ? [scheme] : scheme,
  }
}
