import * as fc from 'fast-check'

// Queries of all kinds, most of them valid: joins, counts, orders, references, scores, parents.

const attribute = fc.constantFrom(
  '_id',
  '_type',
  '_rev',
  '_createdAt',
  '_updatedAt',
  '_originalId',
  'title',
  'n',
  'tags',
  'to',
  'list',
  'secret',
)
const literal = fc.constantFrom(
  '1',
  '3',
  'null',
  'true',
  '"a"',
  '"segreto"',
  '"open1"',
  '"open2"',
  '"drafts.open1"',
  '"hidden.a"',
  '"versions.rA.open1"',
  '"note"',
  '"comment"',
  '["open1", "hidden.a", "drafts.open2"]',
  '$p',
)

type Part = 'value' | 'condition' | 'set' | 'pipe' | 'projection'

const { set, value } = fc.letrec<Record<Part, string>>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    attribute,
    literal,
    fc.constantFrom('^._id', '^.^.title', '@', 'to->', 'to->title', 'list[]->title', 'to._ref'),
    fc.constantFrom('list[]._ref', 'tags[0]', 'pt::text(body)', 'identity()', 'now() > "2020"'),
    tie('set').map((source) => `count(${source})`),
    tie('set'),
    tie('set').map((source) => `${source}[0].title`),
    tie('set').map((source) => `math::sum(${source}.n)`),
    tie('set').map((source) => `array::unique(${source}[]._type)`),
    tie('value').map((each) => `string(${each})`),
    fc.tuple(tie('value'), tie('value')).map(([a, b]) => `coalesce(${a}, ${b})`),
    fc.tuple(tie('condition'), tie('value')).map(([a, b]) => `select(${a} => ${b}, 0)`),
    fc.constantFrom('releases::all()', 'sanity::dataset()', 'sanity::versionsOf("open1")'),
    fc.constantFrom('documents::get(to)', 'documents::incomingRefCount()'),
  ),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(tie('value'), fc.constantFrom('==', '!=', '<', '>', 'in', 'match'), tie('value'))
      .map((parts) => parts.join(' ')),
    attribute.map((name) => `defined(${name})`),
    literal.map((target) => `references(${target})`),
    fc.constant('references(^._id)'),
    fc.constantFrom('title match "seg*"', '[title, secret] match text::query("segreto")'),
    fc.constantFrom('_id in path("drafts.**")', '_id in path("*")', '_id in path("hidden.**")'),
    fc.constantFrom('sanity::partOfRelease("rA")', '_id in sanity::versionsOf("open1")'),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map((parts) => `(${parts.join(' ')})`),
    tie('condition').map((inner) => `!(${inner})`),
  ),
  projection: fc
    .array(
      fc.oneof(
        fc.constant('...'),
        attribute,
        fc.tuple(fc.constantFrom('x', 'y'), tie('value')).map(([name, v]) => `"${name}": ${v}`),
        fc
          .tuple(tie('condition'), tie('value'))
          .map(([condition, v]) => `${condition} => {"z": ${v}}`),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => `{${parts.join(', ')}}`),
  pipe: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('', '[0]', '[0...2]', '[-1]', '[]._id', '.title', '[].to->'),
    fc
      .tuple(tie('value'), fc.constantFrom('asc', 'desc'))
      .map(([key, way]) => ` | order(${key} ${way})[0...3]`),
    tie('condition').map((condition) => ` | score(${condition})`),
    tie('condition').map((condition) => ` | score(boost(${condition}, 2)){_id, _score}`),
    tie('projection'),
  ),
  set: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant('*'),
    fc
      .tuple(tie('condition'), tie('pipe'), fc.oneof(fc.constant(''), tie('projection')))
      .map(([condition, pipe, projection]) => `*[${condition}]${pipe}${projection}`),
  ),
}))

/** Any GROQ query, over the attributes and ids of the tests of visibility. */
export const anyQuery: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: set },
  { weight: 1, arbitrary: value },
)
