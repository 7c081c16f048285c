import { expect } from 'vitest'
import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { startTestLake, type TestLake } from '../testLake.ts'
import { startWebhookReceiver, type WebhookReceiver } from './webhookReceiver.ts'

const createdHook = z.looseObject({ id: z.string() })

interface HookChanges {
  readonly rule?: object
  readonly [setting: string]: unknown
}

/** A lake, and a receiver for its webhooks. */
export interface WebhookLake {
  readonly lake: TestLake
  readonly receiver: WebhookReceiver
  /** Asks the API of webhooks as somebody with that role, or as nobody. */
  request(
    role: string | undefined,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }>
  admin(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  /** The settings of a webhook to the receiver, on every operation unless the rule says else. */
  hookOf(more?: HookChanges): Record<string, unknown>
  createHook(more?: HookChanges): Promise<z.infer<typeof createdHook>>
  editor(): SanityClient
  /** Waits until so many deliveries have been made. */
  delivered(count: number): Promise<void>
  close(): Promise<void>
}

/** Starts both on free ports. */
export async function startWebhookLake(): Promise<WebhookLake> {
  const lake = await startTestLake()
  const receiver = await startWebhookReceiver()
  const tokenOf = (role: string): string => lake.lake.tokens.createEphemeral({ name: role, role })
  const request: WebhookLake['request'] = async (role, method, path, body) => {
    const response = await fetch(`${lake.apiHost}/v2025-08-04/hooks/projects/edicola${path}`, {
      method,
      headers: role === undefined ? {} : { authorization: `Bearer ${tokenOf(role)}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }
  const admin: WebhookLake['admin'] = (...args) => request('administrator', ...args)
  const hookOf: WebhookLake['hookOf'] = (more = {}) => ({
    type: 'document',
    name: 'Test',
    url: receiver.url,
    dataset: 'production',
    ...more,
    rule: { on: ['create', 'update', 'delete'], ...more.rule },
  })
  return {
    lake,
    receiver,
    request,
    admin,
    hookOf,
    createHook: async (more) => {
      const { status, body } = await admin('POST', '', hookOf(more))
      expect(status).toBe(201)
      return createdHook.parse(body)
    },
    editor: () => lake.client('editor'),
    delivered: async (count) => {
      await expect.poll(() => receiver.deliveries.length, { timeout: 60_000 }).toBe(count)
    },
    close: async () => {
      await lake.close()
      await receiver.close()
    },
  }
}
