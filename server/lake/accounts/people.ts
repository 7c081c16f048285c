import type { Identity } from '../access/identity.ts'
import type { Account } from './accounts.ts'
import type { Credentials } from './authenticate.ts'
import type { Token } from './tokens.ts'

/** The account or token behind an id, as the API speaks of it. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly createdAt: string
  readonly isRobot: boolean
}

/** The person with this id; undefined when nobody has it. */
export function findPerson(credentials: Credentials, id: string): Person | undefined {
  const account = credentials.accounts.get(id)
  if (account !== undefined) return personOfAccount(account)
  const token = credentials.tokens.get(id)
  return token === undefined ? undefined : personOfToken(token)
}

/** Everybody who may sign in. */
export function listPeople(credentials: Credentials): Person[] {
  return [
    ...credentials.accounts.list().map(personOfAccount),
    ...credentials.tokens.list().map(personOfToken),
  ]
}

/** `GET /users/me` for someone signed in. */
export function currentUser(credentials: Credentials, person: Person) {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role,
    roles: rolesOf(credentials, person.role),
    provider: person.isRobot ? 'sanity-token' : 'local',
  }
}

/** A user as colleagues see one; the address only when the asker is signed in. */
export function publicUser(person: Person, asker: Identity) {
  const isCurrentUser = asker.kind !== 'anonymous' && asker.id === person.id
  return {
    id: person.id,
    sanityUserId: person.id,
    displayName: person.name,
    ...(asker.kind === 'anonymous' ? {} : { email: person.email }),
    familyName: null,
    givenName: null,
    middleName: null,
    imageUrl: null,
    createdAt: person.createdAt,
    updatedAt: person.createdAt,
    isCurrentUser,
  }
}

/** A member of the project. */
export function projectMember(credentials: Credentials, person: Person, asker: Identity) {
  return {
    id: person.id,
    createdAt: person.createdAt,
    updatedAt: person.createdAt,
    isCurrentUser: asker.kind !== 'anonymous' && asker.id === person.id,
    isRobot: person.isRobot,
    role: person.role,
    roles: rolesOf(credentials, person.role),
  }
}

function rolesOf(credentials: Credentials, name: string) {
  const role = credentials.roles.get(name)
  if (role === undefined) return []
  return [{ name: role.name, title: role.title, description: role.description }]
}

function personOfAccount({ id, name, email, role, createdAt }: Account): Person {
  return { id, name, email, role, createdAt, isRobot: false }
}

function personOfToken({ id, name, role, createdAt }: Token): Person {
  return { id, name, email: '', role, createdAt, isRobot: true }
}
