import { z } from 'zod'

/** What the comment intake knows of a comment beside its words; it stays off the dataset. */
export interface CommentFacts {
  readonly verified: boolean
  /** Ids of other comments that came from the same email address. */
  readonly samePerson: readonly string[]
  /** Words that the classifier learnt about; a positive weight speaks for spam. */
  readonly words: readonly { readonly word: string; readonly weight: number }[]
  /** Between 0 and 1; `null` while the classifier has learnt too little. */
  readonly spamProbability: number | null
}

const facts = z.object({
  comments: z.record(
    z.string(),
    z.object({
      verified: z.boolean(),
      samePerson: z.array(z.string()),
      words: z.array(z.object({ word: z.string(), weight: z.number() })),
      spamProbability: z.number().nullable(),
    }),
  ),
})

const swept = z.object({ swept: z.array(z.string()) })

/** The comment intake, as an editor's browser reaches it. */
export interface Intake {
  /** `undefined` where there is no intake beside the Studio, or it does not know the comment. */
  factsOf(id: string): Promise<CommentFacts | undefined>
  /**
   * Shuts out the writer of this comment. Resolves with the ids of those of their comments that
   * waited and are spam now.
   */
  block(commentId: string): Promise<readonly string[]>
  unblock(commentId: string): Promise<void>
}

/** The intake on the Studio's own origin, spoken to with the Studio's own session. */
export function createIntake(token: string | undefined): Intake {
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`/comments/moderation${path}`, {
      ...init,
      credentials: 'include',
      headers: {
        ...(init.body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
    })
  const tell = async (path: string, commentId: string): Promise<Response> => {
    const answer = await ask(path, { method: 'POST', body: JSON.stringify({ commentId }) })
    if (!answer.ok) throw new Error(await refusal(answer))
    return answer
  }
  return {
    factsOf: async (id) => {
      const answer = await ask(`?ids=${encodeURIComponent(id)}`).catch(() => undefined)
      if (answer?.ok !== true) return undefined
      const read = facts.safeParse(await answer.json().catch(() => undefined))
      return read.data?.comments[id]
    },
    block: async (commentId) => swept.parse(await (await tell('/block', commentId)).json()).swept,
    unblock: async (commentId) => {
      await tell('/unblock', commentId)
    },
  }
}

const explained = z.object({ error: z.object({ message: z.string() }) })

async function refusal(answer: Response): Promise<string> {
  const said = explained.safeParse(await answer.json().catch(() => undefined))
  return said.data?.error.message ?? `${answer.status} ${answer.statusText}`
}
