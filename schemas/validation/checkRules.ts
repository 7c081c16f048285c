import { checkRule } from './checkConstraint.ts'
import type { ValueContext } from './checkCustom.ts'
import { readProperty } from './readProperty.ts'
import {
  type Constraint,
  emptyRule,
  type RecordedRule,
  recordRules,
  uriDemand,
} from './recordRules.ts'
import type { FaultyPlaces } from './faultyPlaces.ts'
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

/** What a type asks of a value, and which types stand inside it. */
interface Demands {
  readonly own: readonly RecordedRule[]
  readonly implied: RecordedRule
  readonly fields: readonly (TypeDefinition & { readonly name?: string | undefined })[]
  readonly members: readonly { readonly type: TypeDefinition; readonly basic: string }[]
}

/**
 * Checks a document against the `validation` of its type, of its fields and of everything inside,
 * passing over the places whose shape is wrong already. Custom rules that answer with a promise
 * (a slug's uniqueness) are left to the Studio.
 */
export function createRuleChecker(
  registry: TypeRegistry,
): (type: TypeDefinition, document: unknown, faulty: FaultyPlaces) => RuleBreach[] {
  const known = new Map<TypeDefinition, Demands>()
  const demandsOf = (type: TypeDefinition): Demands => {
    const demands = known.get(type) ?? readDemands(registry, type)
    known.set(type, demands)
    return demands
  }

  return (rootType, document, faulty) => {
    const check = (type: TypeDefinition, value: unknown, context: ValueContext): RuleBreach[] => {
      if (faulty.isFaulty(context.path)) return []
      const demands = demandsOf(type)
      const own = faulty.hasFaultInside(context.path) ? [] : breachesAt(demands, value, context)
      return [...own, ...inside(demands, value, context.path)]
    }
    const inside = (
      { fields, members }: Demands,
      value: unknown,
      path: ValueContext['path'],
    ): RuleBreach[] => {
      const at = (step: string | number) => ({ document, parent: value, path: [...path, step] })
      if (Array.isArray(value)) {
        return value.flatMap((member, place) => {
          const type = memberTypeOf(members, member)
          return type === undefined || asksNothing(demandsOf(type))
            ? []
            : check(type, member, at(place))
        })
      }
      if (typeof value !== 'object' || value === null) return []
      return fields.flatMap((field) => {
        const name = field.name ?? ''
        return check(field, readProperty(value, name), at(name))
      })
    }
    return check(rootType, document, { document, parent: undefined, path: [] })
  }
}

/** Whether nothing can be wrong with a value or inside it: so it is with a span, of which there are many. */
const asksNothing = ({ own, implied, fields, members }: Demands): boolean =>
  own.length + implied.constraints.length + fields.length + members.length === 0

function breachesAt({ own, implied }: Demands, value: unknown, context: ValueContext) {
  const breaches = (rules: readonly RecordedRule[]): RuleBreach[] =>
    rules.flatMap((rule) =>
      checkRule(rule, value, context).map(({ path, message }) => ({
        path: [...context.path, ...path],
        message,
        level: rule.level,
      })),
    )
  const found = breaches(own)
  return found.length > 0 ? found : breaches([implied])
}

/** The nearest `validation` is the one that counts, as in the Studio: a field's before its type's. */
function readDemands(registry: TypeRegistry, type: TypeDefinition): Demands {
  const { chain, basic } = inherited(registry, type)
  const own = recordRules(inheritedProperty(chain, 'validation'))
  const members = basic === 'array' ? (inheritedProperty(chain, 'of') ?? []) : []
  return {
    own,
    implied: {
      ...emptyRule,
      level: gravest(own),
      constraints: impliedConstraints(chain, basic, own),
    },
    fields: basic === 'block' ? blockFields(chain) : chain.flatMap(({ fields }) => fields ?? []),
    members: members.map((member) => ({ type: member, basic: inherited(registry, member).basic })),
  }
}

/** What holds for every value of a basic type, or of one with a list of choices. */
function impliedConstraints(
  chain: readonly TypeDefinition[],
  basic: string,
  own: readonly RecordedRule[],
): readonly Constraint[] {
  const implied: Constraint[] = []
  const asksFor = (kind: Constraint['kind']): boolean =>
    own.some(({ constraints }) => constraints.some((constraint) => constraint.kind === kind))
  if (basic === 'url' && !asksFor('uri')) implied.push(uriDemand())
  if (basic === 'email') implied.push({ kind: 'email' })
  if (basic === 'slug') implied.push({ kind: 'slug' })
  const list = inheritedProperty(chain, 'options')?.list
  if (list !== undefined) {
    implied.push({
      kind: 'valid',
      values: list.map((entry) => readProperty(entry, 'value') ?? entry),
    })
  }
  return implied
}

/** How grave it is to break what a type implies: as grave as breaking its own rules. */
function gravest(rules: readonly RecordedRule[]): RecordedRule['level'] {
  const levels = new Set(rules.map(({ level }) => level))
  if (levels.size === 0 || levels.has('error')) return 'error'
  return levels.has('warning') ? 'warning' : 'info'
}

function blockFields(chain: readonly TypeDefinition[]): TypeDefinition[] {
  const annotations = inheritedProperty(chain, 'marks')?.annotations ?? []
  const inline = inheritedProperty(chain, 'of') ?? []
  return [
    { name: 'markDefs', type: 'array', of: annotations },
    { name: 'children', type: 'array', of: [{ name: 'span', type: 'object' }, ...inline] },
  ]
}

const writtenAs: Readonly<Record<string, string>> = {
  string: 'string',
  text: 'string',
  url: 'string',
  email: 'string',
  date: 'string',
  datetime: 'string',
  number: 'number',
  boolean: 'boolean',
}

function memberTypeOf(members: Demands['members'], value: unknown): TypeDefinition | undefined {
  if (members.length === 1) return members[0]?.type
  const name = readProperty(value, '_type')
  return members.find(({ type, basic }) =>
    name === undefined ? writtenAs[basic] === typeof value : (type.name ?? type.type) === name,
  )?.type
}
