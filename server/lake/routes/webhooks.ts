import { Hono, type Context } from 'hono'
import { needPermission } from '../access/needPermission.ts'
import { badRequest, notFound } from '../errors.ts'
import { isJsonObject, type JsonObject } from '../documents/document.ts'
import type { Attempt, Message } from '../webhooks/message.ts'
import { webhookSettings, type Webhook, type WebhookSettings } from '../webhooks/webhook.ts'
import type { LakeBindings, WebhookContext } from './context.ts'
import { jsonBody } from './readRequest.ts'

/** Webhooks, for administrators: `/hooks/projects/:id/…` as in Sanity's API. */
export function webhookRoutes(context: WebhookContext): Hono<LakeBindings> {
  const { webhooks, projectId } = context
  const app = new Hono<LakeBindings>()
  const all = '/hooks/projects/:id'
  const one = '/hooks/projects/:id/:hook'
  for (const path of [all, `${all}/*`]) {
    app.use(path, async (c, next) => {
      const refusal = 'Only an administrator sees and changes webhooks.'
      needPermission(c.get('identity'), 'manage', refusal)
      if (c.req.param('id') !== projectId) throw notFound('There is no such project here.')
      await next()
    })
  }
  app.get(all, (c) => c.json(webhooks.list()))
  app.post(all, async (c) => {
    const settings = readSettings(context, await jsonBody(c.req))
    return c.json(await webhooks.create(settings, authorOf(c)), 201)
  })
  app.get(`${all}/attempts/:attempt`, (c) => {
    const attempt = webhooks.log.attempt(c.req.param('attempt'))
    if (attempt === undefined) throw notFound('There is no such attempt.')
    return c.json(attemptAnswer(projectId, attempt))
  })
  app.get(one, (c) => c.json(webhooks.get(c.req.param('hook'))))
  for (const method of ['PUT', 'PATCH']) {
    app.on(method, one, async (c) => {
      const before = webhooks.get(c.req.param('hook'))
      const settings = readSettings(context, merge(before, await jsonBody(c.req)))
      return c.json(await webhooks.update(before.id, settings))
    })
  }
  app.delete(one, (c) => {
    webhooks.delete(c.req.param('hook'))
    return c.json({ id: c.req.param('hook'), deleted: true })
  })
  app.get(`${one}/messages`, (c) => {
    const { id } = webhooks.get(c.req.param('hook'))
    return c.json(webhooks.log.messages(id).map((message) => messageAnswer(projectId, message)))
  })
  app.get(`${one}/attempts`, (c) => {
    const { id } = webhooks.get(c.req.param('hook'))
    return c.json(webhooks.log.attempts(id).map((attempt) => attemptAnswer(projectId, attempt)))
  })
  return app
}

function authorOf(c: Context<LakeBindings>): string {
  const identity = c.get('identity')
  return identity.kind === 'anonymous' ? '' : identity.id
}

function readSettings(context: WebhookContext, body: JsonObject): WebhookSettings {
  if (body['type'] !== undefined && body['type'] !== 'document') {
    throw badRequest('Only webhooks of the type "document" are known here.')
  }
  const parsed = webhookSettings.safeParse(body)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw badRequest(`The webhook is not valid: ${issues.join('; ')}.`)
  }
  const { dataset } = parsed.data
  if (dataset !== '*') context.datasets.get(dataset)
  return parsed.data
}

/** What is not said stays as it is, also inside the rule. */
function merge(before: Webhook, body: JsonObject): JsonObject {
  const rule = isJsonObject(body['rule']) ? { ...before.rule, ...body['rule'] } : before.rule
  return { ...before, ...body, rule }
}

function messageAnswer(projectId: string, message: Message) {
  const { id, hookId, dataset, payload, facts, status, failureCount, resultCode } = message
  const { createdAt } = message
  const told = { id, projectId, hookId, dataset, payload, status, failureCount, resultCode }
  return { ...told, documentId: facts.documentId, createdAt }
}

function attemptAnswer(projectId: string, attempt: Attempt) {
  const isFailure = attempt.failureReason !== null
  return { ...attempt, projectId, isFailure, inProgress: false, updatedAt: attempt.createdAt }
}
