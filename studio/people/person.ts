import { z } from 'zod'

/** A person who may sign in to the embedded lake, as its `/people` answers. Times are ISO 8601. */
export interface Person {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: string
  /** Null for one who has never signed in. */
  readonly lastSignInAt: string | null
  /** Null for one who may sign in. */
  readonly deactivatedAt: string | null
  readonly openSessions: number
}

/** Parses a person that the lake answers with. */
export const personShape: z.ZodType<Person> = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.string(),
  lastSignInAt: z.string().nullable(),
  deactivatedAt: z.string().nullable(),
  openSessions: z.number(),
})

/** The roles that can be given to a person, from most to least. */
export const personRoles = ['administrator', 'editor', 'contributor', 'viewer'] as const

/** The name of a role that can be given to a person. */
export type PersonRole = (typeof personRoles)[number]

/** The role of this name; undefined when it is none that people are given. */
export function readPersonRole(name: string): PersonRole | undefined {
  return personRoles.find((role) => role === name)
}
