import { Hono, type HonoRequest } from 'hono'
import { z } from 'zod'
import type { Identity } from '../access/identity.ts'
import { needPermission } from '../access/needPermission.ts'
import { AccountError, type AccountErrorKind } from '../accounts/accountError.ts'
import type { Account } from '../accounts/accounts.ts'
import { badRequest, LakeError, plainError } from '../errors.ts'
import type { AccessContext, LakeBindings } from './context.ts'
import { jsonBody } from './readRequest.ts'

const invitation = z.strictObject({
  email: z.string().max(254),
  name: z.string().max(200).default(''),
  role: z.string().max(100),
})
const change = z.strictObject({
  role: z.string().max(100).optional(),
  isActive: z.boolean().optional(),
})

/**
 * The people of this lake, for whoever manages it: `/people`. Sanity keeps its own on
 * sanity.io/manage and has nothing like it; elsewhere the API speaks of people as Sanity's does.
 *
 * - `GET /people`: everybody, with the number of open sessions.
 * - `POST /people` `{email, name?, role}`: adds a person; 201 with a sign-in link to hand over.
 * - `PATCH /people/:id` `{role?, isActive?}`: another role; shut out, or let in again.
 * - `POST /people/:id/sign-in-link`: a new link, good once within a day.
 * - `DELETE /people/:id/sessions`: signs the person out everywhere; people may do so themselves.
 */
export function peopleRoutes(context: AccessContext): Hono<LakeBindings> {
  const { accounts, sessions } = context.credentials
  const app = new Hono<LakeBindings>()
  const shown = (account: Account) => ({ ...account, openSessions: sessions.count(account.id) })
  const shownById = (id: string) => shown(needAccount(accounts.get(id)))

  app.get('/people', (c) => {
    needAdministrator(c.get('identity'))
    return c.json(accounts.list().map(shown))
  })
  app.post('/people', async (c) => {
    needAdministrator(c.get('identity'))
    const person = await read(c.req, invitation)
    const account = refuseKindly(() => accounts.add(person))
    return c.json({ ...shown(account), signInLink: accounts.signInLink(account.email) }, 201)
  })
  app.patch('/people/:id', async (c) => {
    needAdministrator(c.get('identity'))
    const { role, isActive } = await read(c.req, change)
    const { id } = needAccount(accounts.get(c.req.param('id')))
    refuseKindly(() => {
      if (role !== undefined) accounts.setRole(id, role)
      if (isActive !== undefined) accounts.setActive(id, isActive)
    })
    return c.json(shownById(id))
  })
  app.post('/people/:id/sign-in-link', (c) => {
    needAdministrator(c.get('identity'))
    const { email } = needAccount(accounts.get(c.req.param('id')))
    return c.json({ signInLink: refuseKindly(() => accounts.signInLink(email)) })
  })
  app.delete('/people/:id/sessions', (c) => {
    const identity = c.get('identity')
    const id = c.req.param('id')
    if (identity.kind !== 'account' || identity.id !== id) needAdministrator(identity)
    return c.json({ ended: sessions.endAll(needAccount(accounts.get(id)).id) })
  })
  return app
}

function needAdministrator(identity: Identity): void {
  needPermission(identity, 'manage', 'Only an administrator sees and changes who may sign in.')
}

function needAccount(account: Account | undefined): Account {
  if (account !== undefined) return account
  return refuseKindly(() => {
    throw new AccountError('unknownAccount', 'There is no such account.')
  })
}

async function read<T>(request: HonoRequest, shape: z.ZodType<T>): Promise<T> {
  const parsed = shape.safeParse(await jsonBody(request))
  if (parsed.success) return parsed.data
  throw badRequest(`This is not a person: ${z.prettifyError(parsed.error)}`)
}

const statuses: Readonly<Record<AccountErrorKind, readonly [number, string]>> = {
  unknownAccount: [404, 'Not Found'],
  unknownRole: [400, 'Bad Request'],
  invalidEmail: [400, 'Bad Request'],
  weakPassword: [400, 'Bad Request'],
  emailInUse: [409, 'Conflict'],
  lastAdministrator: [409, 'Conflict'],
  deactivated: [409, 'Conflict'],
}

/** Carries out `work`, and answers what accounts refuse with its kind as `errorCode`. */
function refuseKindly<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof AccountError)) throw error
    const [statusCode, title] = statuses[error.kind]
    const { body } = plainError(statusCode, title, error.message)
    throw new LakeError({
      kind: error.kind,
      statusCode,
      message: error.message,
      body: { ...body, errorCode: error.kind },
      cause: error,
    })
  }
}
