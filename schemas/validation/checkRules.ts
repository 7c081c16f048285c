import { checkConstraint } from './checkConstraint.ts'
import { readProperty } from './readProperty.ts'
import {
  type Constraint,
  type CustomContext,
  type RecordedRule,
  recordRules,
  uriConstraint,
} from './recordRules.ts'
import {
  inherited,
  inheritedProperty,
  type TypeDefinition,
  type TypeRegistry,
} from './typeDefinition.ts'

/** A broken rule: where, in the editor's words, and how grave. */
export interface RuleBreach {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly level: RecordedRule['level']
}

/**
 * Checks a document against the `validation` of its type, of its fields and of everything inside.
 * Custom rules that answer with a promise (a slug's uniqueness) are left to the Studio.
 */
export function createRuleChecker(
  registry: TypeRegistry,
): (type: TypeDefinition, document: unknown) => RuleBreach[] {
  const known = new Map<TypeDefinition, readonly RecordedRule[]>()
  const rulesOf = (type: TypeDefinition): readonly RecordedRule[] => {
    const rules = known.get(type) ?? effectiveRules(registry, type)
    known.set(type, rules)
    return rules
  }

  const check = (type: TypeDefinition, value: unknown, context: CustomContext): RuleBreach[] => [
    ...rulesOf(type).flatMap((rule) => breachesOf(rule, value, context)),
    ...inside(type, value, context),
  ]

  const inside = (type: TypeDefinition, value: unknown, context: CustomContext): RuleBreach[] => {
    const { chain, basic } = inherited(registry, type)
    const at = (step: string | number): CustomContext => ({
      document: context.document,
      parent: value,
      path: [...context.path, step],
    })
    if (Array.isArray(value)) {
      const members = inheritedProperty(chain, 'of') ?? []
      return value.flatMap((member, index) => {
        const memberType = memberTypeOf(members, member)
        return memberType === undefined ? [] : check(memberType, member, at(index))
      })
    }
    if (typeof value !== 'object' || value === null) return []
    if (basic === 'block') {
      const annotations = inheritedProperty(chain, 'marks')?.annotations ?? []
      const markDefs: TypeDefinition = { type: 'array', of: annotations }
      return inside(markDefs, readProperty(value, 'markDefs'), at('markDefs'))
    }
    const fields = chain.flatMap((definition) => definition.fields ?? [])
    return fields.flatMap((field) => check(field, readProperty(value, field.name), at(field.name)))
  }

  return (type, document) => check(type, document, { document, parent: undefined, path: [] })
}

function breachesOf(rule: RecordedRule, value: unknown, context: CustomContext): RuleBreach[] {
  for (const constraint of rule.constraints) {
    const verdict = checkConstraint(constraint, value, context)
    if (verdict === true) continue
    const message = constraint.kind === 'custom' ? verdict : (rule.message ?? verdict)
    return [{ path: context.path, message, level: rule.level }]
  }
  return []
}

/** The rules of a type and of the types it is made from, and those that its basic type implies. */
function effectiveRules(registry: TypeRegistry, type: TypeDefinition): readonly RecordedRule[] {
  const { chain, basic } = inherited(registry, type)
  const rules = chain.flatMap(({ validation }) => recordRules(validation))
  const has = (kind: Constraint['kind']): boolean =>
    rules.some(({ constraints }) => constraints.some((constraint) => constraint.kind === kind))
  const implied: Constraint[] = []
  if (basic === 'url' && !has('uri')) implied.push(uriConstraint())
  if (basic === 'email' && !has('email')) implied.push({ kind: 'email' })
  const list = inheritedProperty(chain, 'options')?.list
  if (basic !== 'array' && list !== undefined) {
    const values = list.map((entry) => readProperty(entry, 'value') ?? entry)
    implied.push({ kind: 'valid', values })
  }
  const impliedRules = implied.map((constraint): RecordedRule => ({
    level: 'error',
    message: undefined,
    constraints: [constraint],
  }))
  return [...rules, ...impliedRules]
}

function memberTypeOf(
  members: readonly TypeDefinition[],
  value: unknown,
): TypeDefinition | undefined {
  const type = readProperty(value, '_type')
  if (type === undefined) return members.length === 1 ? members[0] : undefined
  return members.find((member) => (member.name ?? member.type) === type)
}
