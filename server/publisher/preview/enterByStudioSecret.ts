import type { SanityClient } from '@sanity/client'
import { validatePreviewUrl } from '@sanity/preview-url-secret'
import { PREVIEW } from './previewAddress.ts'
import type { Visits } from './visits.ts'

/**
 * Lets an editor of hosted Sanity in, whose session this server cannot see: the Studio writes a secret
 * into the dataset, which only those who may write drafts can, and brings it along. Answers with a
 * cookie and the way to the page; `undefined` for a secret that is wrong or older than an hour.
 * @see https://www.sanity.io/docs/visual-editing/visual-editing-with-next-js-app-router#preview-mode
 */
export async function enterByStudioSecret(
  request: Request,
  { client, visits }: { readonly client: SanityClient; readonly visits: Visits },
): Promise<Response | undefined> {
  const { isValid, redirectTo = '' } = await validatePreviewUrl(client, request.url)
  if (!isValid) return undefined
  const location = redirectTo.startsWith(`${PREVIEW}/`) ? redirectTo : `${PREVIEW}/`
  const headers = { location, 'set-cookie': visits.begin(), 'cache-control': 'no-store' }
  return new Response(null, { status: 307, headers })
}
