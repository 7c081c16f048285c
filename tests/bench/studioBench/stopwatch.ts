import type { Page } from 'playwright-core'

const repetitions = 9

/** Something an editor does, and what must be on the screen before it counts as answered. */
export interface Task {
  readonly name: string
  /** In milliseconds. */
  readonly aim: number
  /** Goes to where the task starts; not counted. */
  before(round: number): Promise<unknown>
  act(round: number): Promise<unknown>
  shown(round: number): Promise<unknown>
  /**
   * The question that the Studio asks the lake for it. Where there is one, what counts begins with
   * it: Sanity lets fingers rest for some time before it asks.
   */
  readonly question?: RegExp
}

/**
 * Does the task several times and prints a row: the first time, the median, what of it was the lake's
 * answer, the aim.
 */
export async function measure(page: Page, task: Task): Promise<void> {
  const times: number[] = []
  const answers: number[] = []
  for (let round = 0; round < repetitions; round += 1) {
    await task.before(round)
    let start = performance.now()
    const answered = task.question === undefined ? undefined : answerTo(page, task.question)
    await task.act(round)
    start = (await answered?.asked) ?? start
    // What was there before must not pass for the answer.
    if (answered !== undefined) answers.push((await answered.answered) - start)
    await task.shown(round)
    times.push(performance.now() - start)
  }
  const [first = Number.NaN] = times
  const from = task.question === undefined ? 'click' : 'question'
  const figures = [first, medianOf(times), medianOf(answers), task.aim]
  const cells = figures.map((time) => (Number.isNaN(time) ? '' : time.toFixed(0)))
  console.log(`| ${task.name} | ${from} | ${cells.join(' | ')} |`)
}

/** When a question is asked, and when the last byte of its answer is there. */
function answerTo(page: Page, question: RegExp): Record<'asked' | 'answered', Promise<number>> {
  const request = page.waitForRequest((one) => question.test(decodeURIComponent(one.url())))
  const asked = request.then(() => performance.now())
  const answered = request
    .then((one) => one.response())
    .then((response) => response?.finished())
    .then(() => performance.now())
  return { asked, answered }
}

function medianOf(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[times.length >>> 1] ?? Number.NaN
}
