import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { type Person, personShape, type PersonRole } from './person.ts'

/** A person, with a link that signs them in once. */
export interface SignInLink {
  readonly name: string
  readonly address: string
}

/** The people of the embedded lake, as an administrator sees and changes them. */
export interface PeopleClient {
  list(): Promise<readonly Person[]>
  invite(person: { name: string; email: string; role: PersonRole }): Promise<SignInLink>
  change(id: string, change: { role?: PersonRole; isActive?: boolean }): Promise<void>
  newLink(person: Person): Promise<SignInLink>
  endSessions(id: string): Promise<void>
}

const linkShape = z.object({ signInLink: z.string() })

/** Speaks to `/people` of the embedded lake; each call rejects with the client's own error. */
export function createPeopleClient(client: SanityClient): PeopleClient {
  const request = (method: string, url: string, body?: unknown): Promise<unknown> =>
    client.request({ method, url, ...(body === undefined ? {} : { body }) })
  const path = (id: string): string => `/people/${encodeURIComponent(id)}`
  return {
    list: async () => z.array(personShape).parse(await request('GET', '/people')),
    invite: async (person) => {
      const { signInLink } = linkShape.parse(await request('POST', '/people', person))
      return { name: person.name || person.email, address: signInLink }
    },
    change: async (id, change) => {
      await request('PATCH', path(id), change)
    },
    newLink: async ({ id, name }) => {
      const { signInLink } = linkShape.parse(await request('POST', `${path(id)}/sign-in-link`, {}))
      return { name, address: signInLink }
    },
    endSessions: async (id) => {
      await request('DELETE', `${path(id)}/sessions`)
    },
  }
}

const refusal = z.object({ response: z.object({ body: z.object({ errorCode: z.string() }) }) })

/** The code of the lake's refusal, such as `lastAdministrator`; undefined for other failures. */
export function refusalCode(error: unknown): string | undefined {
  return refusal.safeParse(error).data?.response.body.errorCode
}
