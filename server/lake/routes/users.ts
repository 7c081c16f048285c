import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Identity } from '../access/identity.ts'
import { currentUser, findPerson, publicUser } from '../accounts/people.ts'
import { badRequest, unauthorized } from '../errors.ts'
import type { AccessContext, LakeBindings } from './context.ts'

const preferenceList = z
  .array(z.object({ key: z.string().min(1).max(500), value: z.unknown() }))
  .max(100)

/** Who people are, and what the Studio remembers for them: `/users/…`. */
export function userRoutes(context: AccessContext): Hono<LakeBindings> {
  const { credentials, preferences } = context
  const app = new Hono<LakeBindings>()

  app.get('/users/me', (c) => {
    const identity = c.get('identity')
    const person = identity.kind === 'anonymous' ? undefined : findPerson(credentials, identity.id)
    return c.json(person === undefined ? {} : currentUser(credentials, person))
  })

  app.get('/users/me/keyvalue/:keys{.+}', (c) => {
    const keys = c.req.param('keys').split(',').slice(0, 100)
    return c.json(preferences.get(needAccount(c.get('identity')), keys))
  })

  app.put('/users/me/keyvalue', bodyLimit({ maxSize: 1024 * 1024 }), async (c) => {
    const account = needAccount(c.get('identity'))
    const body: unknown = await c.req.json().catch(() => undefined)
    const values = preferenceList.safeParse(body)
    if (!values.success) throw badRequest('The body must be a list of {key, value}.')
    return c.json(preferences.set(account, values.data))
  })

  app.get('/users/:ids', (c) => {
    const identity = c.get('identity')
    if (identity.kind === 'anonymous') throw unauthorized()
    const ids = c.req.param('ids').split(',').slice(0, 500)
    const people = ids
      .map((id) => findPerson(credentials, id === 'me' ? identity.id : id))
      .filter((person) => person !== undefined)
      .map((person) => publicUser(person, identity))
    if (ids.length > 1) return c.json(people)
    // The Studio breaks on a 404 here, and shows an unknown author for null.
    return c.json(people[0] ?? null)
  })

  return app
}

function needAccount(identity: Identity): string {
  if (identity.kind === 'account') return identity.id
  if (identity.kind === 'anonymous') throw unauthorized()
  throw badRequest('A token has no preferences; sign in as a person.')
}
