import type { SanityClient, Transaction } from '@sanity/client'
import { z } from 'zod'

/** Where readers of an old address are sent: a document of the site, or an address. */
export type Destination =
  | { readonly kind: 'page'; readonly id: string }
  | { readonly kind: 'address'; readonly address: string }

const redirects = z.array(z.object({ _id: z.string(), from: z.string().nullable() }))

/** Published redirects that begin at one of the addresses, or lead to the document. */
async function redirectsAround(
  client: SanityClient,
  about: { readonly from: readonly string[]; readonly target?: string },
): Promise<z.infer<typeof redirects>> {
  const answer = await client
    .withConfig({ perspective: 'raw' })
    .fetch<unknown>(
      `*[_type == "redirect" && (from in $from || target._ref == $target)] {_id, from}`,
      { from: about.from, target: about.target ?? '' },
      { tag: 'redirects' },
    )
  return redirects.parse(answer)
}

/**
 * Leaves a redirect where a document was. A redirect that began at its new address would now
 * lead in circles, and one that began at the old address is replaced: both go.
 */
export async function leaveRedirect(
  client: SanityClient,
  move: { readonly id: string; readonly from: string; readonly to: string },
): Promise<void> {
  const inTheWay = await redirectsAround(client, { from: [move.from, move.to] })
  const transaction = client.transaction()
  for (const { _id } of inTheWay) transaction.delete(_id)
  addRedirect(transaction, move.from, { kind: 'page', id: move.id })
  await transaction.commit({ tag: 'redirects.leave' })
}

/**
 * Deletes a document with its draft, and sends its readers to the destination, also those of its
 * earlier addresses. All of it happens, or nothing; rejects with the lake's reason.
 */
export async function deletePage(
  client: SanityClient,
  page: { readonly id: string; readonly path: string | undefined },
  destination: Destination | undefined,
): Promise<void> {
  const { id, path } = page
  const earlier = await redirectsAround(client, {
    from: path === undefined ? [] : [path],
    target: id,
  })
  const transaction = client.transaction()
  for (const { _id } of earlier) transaction.delete(_id)
  const addresses = new Set([...earlier.map(({ from }) => from ?? undefined), path])
  if (destination !== undefined) {
    for (const from of addresses)
      if (from !== undefined) addRedirect(transaction, from, destination)
  }
  transaction.delete(`drafts.${id}`).delete(id)
  await transaction.commit({ tag: 'redirects.delete' })
}

function addRedirect(transaction: Transaction, from: string, destination: Destination): void {
  const _id = `redirect-${crypto.randomUUID()}`
  const redirect = { _id, _type: 'redirect', from, permanent: true }
  if (destination.kind === 'address') {
    transaction.create({ ...redirect, to: destination.address })
  } else {
    const target = { _type: 'reference', _ref: destination.id, _weak: true }
    transaction.create({ ...redirect, target })
  }
}
