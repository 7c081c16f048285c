import type { Newsroom } from './newsroom.ts'

/** Where a step leads. */
export type StepTarget =
  | { readonly kind: 'create' | 'edit'; readonly type: string; readonly id?: string }
  | { readonly kind: 'path'; readonly path: string }

/** Something to do next; its words are `home.<name>` and `home.<name>.why`. */
export interface NextStep {
  readonly name:
    | 'name'
    | 'person'
    | 'category'
    | 'first'
    | 'write'
    | 'comments'
    | 'review'
    | 'invite'
  readonly target: StepTarget
  readonly count?: number
  /** Whether it has been done; a beginner sees how far the way is. */
  readonly isDone: boolean
}

/** What one may do here. */
export interface Abilities {
  readonly publishes: boolean
  readonly writes: boolean
  /** Whether somebody is to be invited, and this person can. */
  readonly invites: boolean
}

/**
 * What to do next, the most urgent first. Until there is an article it is the way to the first one,
 * step by step.
 */
export function nextSteps(newsroom: Newsroom, abilities: Abilities): readonly NextStep[] {
  if (!abilities.writes) return []
  return newsroom.articles === 0 ? firstSteps(newsroom, abilities) : dailySteps(newsroom, abilities)
}

function firstSteps(newsroom: Newsroom, { publishes, invites }: Abilities): readonly NextStep[] {
  const steps: (NextStep | false)[] = [
    publishes && named(newsroom.name !== null),
    create('person', 'author', newsroom.people > 0),
    create('category', 'category', newsroom.categories > 0),
    create('first', 'article', false),
    invites && inviting,
  ]
  return steps.filter((step) => step !== false)
}

function dailySteps(newsroom: Newsroom, { publishes, invites }: Abilities): readonly NextStep[] {
  const { pendingComments, toReview } = newsroom
  const path = '/structure/review'
  const steps: (NextStep | false)[] = [
    publishes && newsroom.name === null && named(false),
    publishes && pendingComments > 0 && counted('comments', pendingComments, '/moderation'),
    publishes && toReview > 0 && counted('review', toReview, path),
    create('write', 'article', false),
    invites && inviting,
  ]
  return steps.filter((step) => step !== false)
}

const named = (isDone: boolean): NextStep => ({
  name: 'name',
  target: { kind: 'edit', type: 'settings', id: 'settings' },
  isDone,
})

const create = (name: NextStep['name'], type: string, isDone: boolean): NextStep => ({
  name,
  target: { kind: 'create', type },
  isDone,
})

const counted = (name: NextStep['name'], count: number, path: string): NextStep => ({
  name,
  target: { kind: 'path', path },
  count,
  isDone: false,
})

const inviting: NextStep = {
  name: 'invite',
  target: { kind: 'path', path: '/people' },
  isDone: false,
}
