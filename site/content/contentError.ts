import type { ContentProblem } from '../../schemas/contentProblem.ts'

/** One problem as lines for a terminal: document, field, what is wrong, where to mend it. */
export function describeProblem(problem: ContentProblem): string {
  const place = problem.path === '' ? '' : ` › ${problem.path}`
  return [
    `${problem.severity}: ${problem.documentType} “${problem.title}”${place}`,
    `  ${problem.message}`,
    `  ${problem.studioUrl}`,
  ].join('\n')
}

/** Thrown when published content cannot become a site; its message lists every problem. */
export class ContentError extends Error {
  readonly problems: readonly ContentProblem[]

  constructor(problems: readonly ContentProblem[]) {
    super(
      [
        'The content has errors, so the site was not built. Mend them in the Studio and publish again.',
        ...problems.map(describeProblem),
      ].join('\n\n'),
    )
    this.name = 'ContentError'
    this.problems = problems
  }
}
