import { appendFileSync } from 'node:fs'
import type { ContentProblem } from '../../schemas/contentProblem.ts'
import { describeProblem } from './contentError.ts'

/**
 * Tells problems to whoever started the build: one JSON line each into `file` when it is set,
 * else as text on the terminal. Synchronous, so that a build that fails next has told them.
 */
export function reportProblems(
  problems: readonly ContentProblem[],
  file: string | undefined,
): void {
  if (problems.length === 0) return
  if (file !== undefined) {
    appendFileSync(file, problems.map((problem) => `${JSON.stringify(problem)}\n`).join(''))
    return
  }
  for (const problem of problems) {
    const print = problem.severity === 'error' ? console.error : console.warn
    print(describeProblem(problem))
  }
}
