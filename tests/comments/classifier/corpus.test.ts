import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readWxrComments } from '../../../scripts/comments/readWxrComments.ts'
import { commentText } from '../../../scripts/wordpress/convertComments.ts'
import { webUrl } from '../../../scripts/wordpress/plainText.ts'
import { holdReasons } from '../../../server/comments/checks/holdReasons.ts'
import { readSubmission } from '../../../server/comments/checks/readSubmission.ts'
import { createClassifier } from '../../../server/comments/classifier/classifier.ts'
import { found } from '../../found.ts'
import { readCorpus, type CorpusComment } from '../corpus/readCorpus.ts'
import { reasonToSkip, themeUnitTest } from '../../scripts/wordpress/themeUnitTest.ts'
import { good } from '../intakeFixture.ts'

const ham = readCorpus('ham')
const spam = readCorpus('spam')

/** A classifier that has learnt one half of the corpus. */
function taught(half: 'train' | 'test') {
  const classifier = createClassifier()
  ham[half].forEach((comment, index) => classifier.learn(`ham${index}`, comment, 'ham'))
  spam[half].forEach((comment, index) => classifier.learn(`spam${index}`, comment, 'spam'))
  return classifier
}

const classifier = taught('train')

/** What the layers say of a comment that came with a good proof, in good time, from nobody known. */
function reasonsOf(comment: CorpusComment, learnt = classifier): readonly string[] | 'refused' {
  const outcome = readSubmission({ ...good, ...comment })
  if (outcome.kind === 'problems') return 'refused'
  return holdReasons(outcome.submission, {
    duplicate: false,
    blockedPerson: false,
    proof: 'good',
    ageMs: 60_000,
    blocklist: { words: [], domains: [] },
    spamProbability: learnt.judge(comment)?.spamProbability,
  })
}

const per = (part: readonly unknown[], whole: readonly unknown[]) =>
  `${part.length}/${whole.length} (${((100 * part.length) / whole.length).toFixed(1)}%)`
const isHeld = (reasons: ReturnType<typeof reasonsOf>) => reasons.length > 0

it('spam that nobody has seen is held, and ham is not refused', () => {
  // Either half is judged by who has learnt the other.
  const other = taught('test')
  const judge = (corpus: typeof ham) => [
    ...corpus.test.map((comment) => reasonsOf(comment)),
    ...corpus.train.map((comment) => reasonsOf(comment, other)),
  ]
  const [good, bad] = [judge(ham), judge(spam)]
  expect(Math.min(good.length, bad.length)).toBeGreaterThanOrEqual(300)
  const held = bad.filter(isHeld)
  const refused = good.filter((reasons) => reasons === 'refused')
  const suspected = good.filter(isHeld)
  console.log(
    `spam held ${per(held, bad)}; ham refused ${per(refused, good)}; ham suspected ${per(suspected, good)}`,
  )
  expect(held.length / bad.length).toBeGreaterThanOrEqual(0.95)
  expect(refused.length / good.length).toBeLessThanOrEqual(0.01)
  expect(suspected.length / good.length).toBeLessThanOrEqual(0.05)
})

it.skipIf(reasonToSkip)('of the comments of another system’s export no ham is refused', () => {
  const found = readWxrComments(readFileSync(themeUnitTest, 'utf8'), new Date())
  const read = found.map(({ name, url, message, status }) => {
    return {
      status,
      reasons: reasonsOf({ name, url: webUrl(url) ?? '', body: commentText(message) }),
    }
  })
  const approved = read.filter(({ status }) => status === 'approved')
  const refused = approved.filter(({ reasons }) => reasons === 'refused')
  const spammed = read.filter(({ status }) => status === 'spam')
  console.log(
    `WordPress: ham refused ${per(refused, approved)}, suspected ${per(
      approved.filter(({ reasons }) => isHeld(reasons)),
      approved,
    )}; ${spammed.length} spam`,
  )
  expect(approved.length).toBeGreaterThan(20)
  expect(refused.length / approved.length).toBeLessThanOrEqual(0.01)
})

it('a verdict names the words that made it, loudest first, and adds up to its probability', () => {
  const verdict = classifier.judge(found(spam.test[0]))
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
