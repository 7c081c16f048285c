import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AccountError } from '../accounts/accountError.ts'
import type { Account } from '../accounts/accounts.ts'
import { PasswordQueueFullError } from '../accounts/passwordHash.ts'
import {
  accountPage,
  problemPage,
  signInPage,
  styleSource,
  type Page,
} from '../accounts/signIn/signInPages.ts'
import { signInTexts, type SignInTexts } from '../accounts/signIn/signInTexts.ts'
import type { AccessContext } from './context.ts'

/** What the sign-in pages are told beside the request itself. */
export interface ConnectionBindings {
  Bindings: { remoteAddress: string }
}

type PageContext = Context<ConnectionBindings>

/** The pages that people sign in with: `/login`, `/sign-in/<code>`, `/account`; no script. */
export function signInRoutes(context: AccessContext): Hono<ConnectionBindings> {
  const app = new Hono<ConnectionBindings>()
  for (const path of ['/login', '/sign-in/*', '/account', '/account/*']) {
    app.use(path, pageHeaders(context.origins.list), bodyLimit({ maxSize: 16 * 1024 }))
  }
  app.get('/login', (c) => showSignIn(context, c))
  app.post('/login', (c) => signIn(context, c))
  app.get('/sign-in/:code', (c) => redeemLink(context, c))
  app.get('/account', (c) => showAccount(context, c))
  app.post('/account', (c) => changePassword(context, c))
  app.post('/account/sign-out', (c) => signOut(context, c))
  return app
}

function pageHeaders(origins: readonly string[]) {
  // Chromium checks the redirect after a form against form-action as well.
  const policy = [
    "default-src 'none'",
    `style-src ${styleSource}`,
    `form-action 'self' ${origins.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
  return async (c: PageContext, next: () => Promise<void>): Promise<void> => {
    await next()
    c.header('content-security-policy', policy)
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
    // Not `no-referrer` nor `same-origin`: those make the Origin of the form "null".
    c.header('referrer-policy', 'strict-origin')
    c.header('vary', 'accept-language, cookie')
  }
}

function textsOf(c: PageContext): SignInTexts {
  return signInTexts(c.req.header('accept-language'))
}

function send(c: PageContext, status: 200 | 400 | 401 | 403 | 410 | 429 | 503, page: Page) {
  return c.html(page, status)
}

function showSignIn(context: AccessContext, c: PageContext) {
  const texts = textsOf(c)
  const returnTo = c.req.query('origin') ?? ''
  if (returnTo !== '' && context.origins.returnAddress(returnTo) === undefined) {
    return send(c, 400, problemPage(texts, texts.errorTitle, texts.foreignReturn))
  }
  const type = c.req.query('withSid') === 'true' ? 'token' : (c.req.query('type') ?? 'cookie')
  return send(c, 200, signInPage(texts, { returnTo, type }))
}

async function signIn(context: AccessContext, c: PageContext) {
  const texts = textsOf(c)
  if (!context.origins.accepts(c.req.raw)) {
    return send(c, 403, problemPage(texts, texts.errorTitle, texts.foreignForm))
  }
  const form = await c.req.formData().catch(() => new FormData())
  const [email, password, returnTo, type] = ['email', 'password', 'origin', 'type'].map((name) =>
    textOf(form, name),
  )
  if (returnTo !== '' && context.origins.returnAddress(returnTo ?? '') === undefined) {
    return send(c, 400, problemPage(texts, texts.errorTitle, texts.foreignReturn))
  }
  const kept = { returnTo: returnTo ?? '', type: type ?? '', email: email ?? '' }
  const outcome = await checkSignIn(context, email ?? '', password ?? '', c.env.remoteAddress)
  if (outcome.kind !== 'right') {
    const { status, problem, seconds } = refusal(texts, outcome, texts.wrong)
    if (seconds !== undefined) c.header('retry-after', String(seconds))
    return send(c, status, signInPage(texts, { ...kept, problem }))
  }
  beginSession(context, c, outcome.account)
  return c.redirect(addressAfterSignIn(context, outcome.account, kept), 303)
}

type SignInOutcome =
  | { readonly kind: 'right'; readonly account: Account }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'throttled'; readonly seconds: number }
  | { readonly kind: 'busy' }

type Refusal = { status: 401 | 429 | 503; problem: string; seconds?: number }

function refusal(
  texts: SignInTexts,
  outcome: Exclude<SignInOutcome, { kind: 'right' }>,
  wrong: string,
): Refusal {
  if (outcome.kind === 'wrong') return { status: 401, problem: wrong }
  if (outcome.kind === 'busy') return { status: 503, problem: texts.busy, seconds: 5 }
  const { seconds } = outcome
  return { status: 429, problem: texts.throttled(Math.ceil(seconds / 60)), seconds }
}

async function checkSignIn(
  context: AccessContext,
  email: string,
  password: string,
  remoteAddress: string,
): Promise<SignInOutcome> {
  const seconds = context.throttle.attempt(email, remoteAddress)
  if (seconds > 0) return { kind: 'throttled', seconds }
  try {
    const account = await context.credentials.accounts.checkPassword(email, password.slice(0, 1024))
    if (account === undefined) return { kind: 'wrong' }
    context.throttle.succeeded(email, remoteAddress)
    return { kind: 'right', account }
  } catch (error) {
    if (error instanceof PasswordQueueFullError) return { kind: 'busy' }
    throw error
  }
}

function addressAfterSignIn(
  context: AccessContext,
  account: Account,
  form: { returnTo: string; type: string },
): string {
  const address = context.origins.returnAddress(form.returnTo)
  if (address === undefined) return '/'
  const sid = context.tickets.issue(account.id, form.type !== 'cookie')
  address.hash = `sid=${sid}`
  return address.href
}

function redeemLink(context: AccessContext, c: PageContext) {
  // Hono answers HEAD with the GET route, and browsers fetch ahead: neither may spend the code.
  const ahead = /prefetch|prerender/.test(
    c.req.header('sec-purpose') ?? c.req.header('purpose') ?? '',
  )
  if (c.req.raw.method === 'HEAD' || ahead) return c.body(null, ahead ? 503 : 200)
  const account = context.credentials.accounts.redeemSignInCode(c.req.param('code') ?? '')
  if (account === undefined) {
    const texts = textsOf(c)
    return send(c, 410, problemPage(texts, texts.linkSpent, texts.linkSpentLead))
  }
  beginSession(context, c, account)
  return c.redirect('/', 303)
}

function showAccount(context: AccessContext, c: PageContext) {
  const account = accountOf(context, c)
  if (account === undefined) return c.redirect('/login', 303)
  return send(c, 200, accountPage(textsOf(c), account, {}))
}

async function changePassword(context: AccessContext, c: PageContext) {
  const texts = textsOf(c)
  if (!context.origins.accepts(c.req.raw)) {
    return send(c, 403, problemPage(texts, texts.errorTitle, texts.foreignForm))
  }
  const account = accountOf(context, c)
  if (account === undefined) return c.redirect('/login', 303)
  const form = await c.req.formData().catch(() => new FormData())
  const { accounts } = context.credentials
  if (account.hasPassword) {
    const current = textOf(form, 'current')
    const outcome = await checkSignIn(context, account.email, current, c.env.remoteAddress)
    if (outcome.kind !== 'right') {
      const { status, problem } = refusal(texts, outcome, texts.wrongCurrent)
      return send(c, status, accountPage(texts, account, { problem }))
    }
  }
  try {
    await accounts.setPassword(account.id, textOf(form, 'new'))
  } catch (error) {
    if (!(error instanceof AccountError)) throw error
    return send(c, 400, accountPage(texts, account, { problem: texts.weakPassword }))
  }
  beginSession(context, c, account)
  return send(c, 200, accountPage(texts, { ...account, hasPassword: true }, { saved: true }))
}

function signOut(context: AccessContext, c: PageContext) {
  const texts = textsOf(c)
  if (!context.origins.accepts(c.req.raw)) {
    return send(c, 403, problemPage(texts, texts.errorTitle, texts.foreignForm))
  }
  const { cookie, sessions } = context.credentials
  const secret = cookie.read(c.req.header('cookie') ?? null)
  if (secret !== undefined) sessions.end(secret)
  c.header('set-cookie', cookie.drop())
  return c.redirect('/login', 303)
}

/** Begins a new session and ends the one that the browser came with. */
function beginSession(context: AccessContext, c: PageContext, account: Account): void {
  const { cookie, sessions } = context.credentials
  const previous = cookie.read(c.req.header('cookie') ?? null)
  if (previous !== undefined) sessions.end(previous)
  c.header('set-cookie', cookie.keep(sessions.begin(account.id)))
}

function accountOf(context: AccessContext, c: PageContext): Account | undefined {
  const { cookie, sessions, accounts } = context.credentials
  const secret = cookie.read(c.req.header('cookie') ?? null)
  const id = secret === undefined ? undefined : sessions.accountOf(secret)
  return id === undefined ? undefined : accounts.get(id)
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
