import { expect, it } from 'vitest'
import { holdReasons } from '../../../server/comments/checks/holdReasons.ts'
import { readSubmission } from '../../../server/comments/checks/readSubmission.ts'
import { createClassifier } from '../../../server/comments/classifier/classifier.ts'
import { readCorpus, type CorpusComment } from '../corpus/readCorpus.ts'
import { good } from '../intakeFixture.ts'

const ham = readCorpus('ham')
const spam = readCorpus('spam')
const classifier = createClassifier()
ham.train.forEach((comment, index) => classifier.learn(`ham${index}`, comment, 'ham'))
spam.train.forEach((comment, index) => classifier.learn(`spam${index}`, comment, 'spam'))

/** What the layers say of a comment that came with a good proof, in good time, from nobody known. */
function reasonsOf(comment: CorpusComment): readonly string[] | 'refused' {
  const outcome = readSubmission({ ...good, ...comment })
  if (outcome.kind === 'problems') return 'refused'
  return holdReasons(outcome.submission, {
    duplicate: false,
    blockedPerson: false,
    proof: 'good',
    ageMs: 60_000,
    blocklist: { words: [], domains: [] },
    spamProbability: classifier.judge(comment)?.spamProbability,
  })
}

it('spam that nobody has seen is held, and ham is not refused', () => {
  expect(
    Math.min(ham.train.length + ham.test.length, spam.train.length + spam.test.length),
  ).toBeGreaterThanOrEqual(300)
  const held = spam.test.filter((comment) => reasonsOf(comment).length > 0)
  const refused = ham.test.filter((comment) => reasonsOf(comment) === 'refused')
  const suspected = ham.test.filter((comment) => reasonsOf(comment).length > 0)
  const per = (part: readonly unknown[], whole: readonly unknown[]) =>
    `${part.length}/${whole.length} (${((100 * part.length) / whole.length).toFixed(1)}%)`
  console.log(
    `spam held ${per(held, spam.test)}; ham refused ${per(refused, ham.test)}; ham suspected ${per(suspected, ham.test)}`,
  )
  expect(held.length / spam.test.length).toBeGreaterThanOrEqual(0.95)
  expect(refused.length / ham.test.length).toBeLessThanOrEqual(0.01)
  expect(suspected.length / ham.test.length).toBeLessThanOrEqual(0.05)
})

it('a verdict names the words that made it, loudest first, and adds up to its probability', () => {
  const verdict = classifier.judge(spam.test[0]!)
  const weights = verdict?.words.map(({ weight }) => weight) ?? []
  expect(weights.length).toBeGreaterThan(0)
  expect(weights.map(Math.abs)).toEqual(weights.map(Math.abs).toSorted((one, two) => two - one))
  const odds = weights.reduce((sum, weight) => sum + weight, 0)
  expect(verdict?.spamProbability).toBeCloseTo(1 / (1 + Math.exp(-odds)), 10)
})

it('says nothing before it has learnt ten of each, and unlearns a decision that is taken back', () => {
  const young = createClassifier()
  for (let index = 0; index < 10; index += 1) {
    expect(young.judge({ name: 'A', body: 'casino' })).toBeUndefined()
    young.learn(`h${index}`, { name: 'A', body: 'piazza' }, 'ham')
    young.learn(`s${index}`, { name: 'B', body: 'casino' }, 'spam')
  }
  const judge = () => young.judge({ name: 'C', body: 'casino' })?.spamProbability
  expect(judge()).toBeGreaterThan(0.9)
  young.learn('s0', { name: 'B', body: 'casino' }, 'ham')
  expect(judge()).toBeUndefined()
  young.forget('s0')
  young.learn('s0', { name: 'B', body: 'casino' }, 'spam')
  expect(judge()).toBeGreaterThan(0.9)
})
