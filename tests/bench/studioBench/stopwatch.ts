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

/** Does the task several times and prints a row: the first time, the median, the aim. */
export async function measure(page: Page, task: Task): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < repetitions; round += 1) {
    await task.before(round)
    const { question } = task
    let start = performance.now()
    const asked =
      question &&
      page
        .waitForRequest((request) => question.test(decodeURIComponent(request.url())))
        .then(() => (start = performance.now()))
    await task.act(round)
    await asked
    await task.shown(round)
    times.push(performance.now() - start)
  }
  const [first = Number.NaN] = times
  const median = times.toSorted((one, other) => one - other)[Math.floor(repetitions / 2)]
  const from = task.question === undefined ? 'click' : 'question'
  const figures = [first, median ?? Number.NaN, task.aim].map((time) => time.toFixed(0))
  console.log(`| ${task.name} | ${from} | ${figures.join(' | ')} |`)
}
