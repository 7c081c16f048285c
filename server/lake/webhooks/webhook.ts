import { z } from 'zod'

/** What a webhook may be triggered by. */
export type Operation = 'create' | 'update' | 'delete'

/** A webhook, as the API shows it (https://www.sanity.io/docs/http-webhooks). */
export interface Webhook extends WebhookSettings {
  readonly id: string
  readonly type: 'document'
  readonly projectId: string
  readonly createdAt: string
  readonly createdByUserId: string
  /** Set by the lake, when the filter or projection of the hook takes too long again and again. */
  readonly isDisabled: boolean
  readonly deletedAt: null
}

/** The part of a webhook that an administrator decides. */
export type WebhookSettings = z.infer<typeof webhookSettings>

const longestGroq = 20_000
const groq = z.string().max(longestGroq).nullish().transform(emptyAsNull)
const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/, 'is not the name of a header')
const headerValue = z.string().regex(/^[\t\x20-\x7e\x80-\xff]{0,2000}$/, 'is not a header’s value')

// What says how the request travels, and what the receiver is told by the lake alone.
const ownHeaders = /^(host|content-length|connection|transfer-encoding|upgrade|expect|te|trailer)$/i
const saidByLake = /^(sanity-|idempotency-key$)/i

const rule = z.object({
  on: z
    .array(z.enum(['create', 'update', 'delete']))
    .min(1)
    .transform((operations) => [...new Set(operations)]),
  filter: groq,
  projection: groq,
})

/** The shape of a new webhook, with what is not said filled in. */
export const webhookSettings = z.object({
  name: z.string().trim().min(1).max(200),
  description: z.string().max(1024).nullable().default(null),
  /** The name of a dataset, or `*` for all of them. */
  dataset: z.string().min(1).max(64).default('*'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .refine((url) => URL.parse(url)?.username === '', 'put credentials into a header'),
  rule,
  httpMethod: z.enum(['POST', 'PUT', 'PATCH', 'DELETE', 'GET']).default('POST'),
  apiVersion: z
    .string()
    .regex(/^v(1|X|\d{4}-\d\d-\d\d)$/)
    .default('v2025-02-19'),
  includeDrafts: z.boolean().default(false),
  includeAllVersions: z.boolean().default(false),
  headers: z
    .record(headerName, headerValue)
    .nullish()
    .transform((headers) => headers ?? {})
    .refine(
      (headers) => !Object.keys(headers).some((name) => ownHeaders.test(name)),
      'holds a header that belongs to the connection',
    )
    .refine(
      (headers) => !Object.keys(headers).some((name) => saidByLake.test(name)),
      'holds a header that the lake sets itself',
    ),
  secret: z.string().max(500).nullish().transform(emptyAsNull),
  isDisabledByUser: z.boolean().default(false),
})

function emptyAsNull(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === '' ? null : text
}
