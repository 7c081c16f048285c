import { Hono } from 'hono'
import { notFound, unauthorized } from '../errors.ts'
import type { AccessContext, LakeBindings } from './context.ts'

/** How the Studio signs a person in and out: `/auth/…`. */
export function authRoutes(context: AccessContext): Hono<LakeBindings> {
  const { sessions, cookie } = context.credentials
  const app = new Hono<LakeBindings>()

  app.get('/auth/providers', (c) =>
    c.json({
      thirdPartyLogin: false,
      sso: { saml: false },
      providers: [{ name: 'local', title: 'Email', url: `${context.apiHost}/login` }],
    }),
  )

  app.get('/auth/fetch', (c) => {
    const ticket = context.tickets.redeem(c.req.query('sid') ?? '')
    if (ticket === undefined) throw notFound('This sign-in was used already, or is too old.')
    // With cookies the script in the page needs no secret, so it is given none.
    if (!ticket.wantsToken) return c.json({ label: 'studio' })
    return c.json({ label: 'studio', token: sessions.begin(ticket.accountId) })
  })

  app.get('/auth/id', (c) => {
    const identity = c.get('identity')
    if (identity.kind === 'anonymous') throw unauthorized()
    return c.json({ id: identity.id })
  })

  app.post('/auth/logout', (c) => {
    const bearer = /^Bearer +(\S+)/i.exec(c.req.header('authorization') ?? '')?.[1]
    const session = bearer ?? cookie.read(c.req.header('cookie') ?? null)
    if (session !== undefined) sessions.end(session)
    if (bearer === undefined) c.header('set-cookie', cookie.drop())
    return c.body(null, 204)
  })

  return app
}
