import { expect, onTestFinished, test, vi } from 'vitest'
import { linkIn, openPreviewedSite } from './previewedSite.ts'

vi.setConfig({ testTimeout: 240_000 })

const enter = '/anteprima/_/entra?sanity-preview-pathname=%2Fanteprima%2Fprivacy%2F'

test('where sessions are elsewhere, a secret of the Studio’s lets an editor in', async () => {
  const site = await openPreviewedSite({ isHosted: true })
  onTestFinished(() => site.close())
  const secret = 'un-segreto-dello-studio'
  await site.client.create({
    _id: 'drafts.segreto',
    _type: 'sanity.previewUrlSecret',
    source: 'test',
    studioUrl: site.url,
    secret,
  })
  for (const wrong of ['', '&sanity-preview-secret=sbagliato']) {
    const refused = await site.get(`${enter}${wrong}`)
    expect(refused.status).toBe(401)
    expect(refused.headers.get('set-cookie')).toBeNull()
  }
  const entered = await site.get(`${enter}&sanity-preview-secret=${secret}`)
  expect(entered.status).toBe(307)
  expect(entered.headers.get('location')).toBe('/anteprima/privacy/')
  const cookie = entered.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/Path=\/anteprima/)

  const withCookie = { headers: { cookie: cookie.split(';')[0] ?? '' } }
  const shown = await fetch(`${site.url}/anteprima/privacy/`, withCookie)
  expect(shown.status).toBe(200)
  expect(await shown.text()).toContain('<h1')
  const forged = { headers: { cookie: 'edicola-preview=OTk5.OTk5' } }
  expect((await fetch(`${site.url}/anteprima/privacy/`, forged)).status).toBe(401)

  // A link for a guest is signed with the same key, and is no such cookie.
  const shared = await fetch(`${site.url}/anteprima/_/condividi`, {
    method: 'POST',
    body: JSON.stringify({ id: 'x', perspective: 'drafts', days: 1 }),
    ...withCookie,
  })
  const url = await linkIn(shared)
  const link = { headers: { cookie: `edicola-preview=${url.split('/').at(-1)}` } }
  expect((await fetch(`${site.url}/anteprima/privacy/`, link)).status).toBe(401)

  site.advance(12 * 60 * 60 * 1000 + 1000)
  expect((await fetch(`${site.url}/anteprima/privacy/`, withCookie)).status).toBe(401)
  const elsewhere = enter.replace('%2Fanteprima%2Fprivacy%2F', 'https%3A%2F%2Fexample.org%2F')
  const back = await site.get(`${elsewhere}&sanity-preview-secret=${secret}`)
  expect(back.headers.get('location')).toBe('/anteprima/')
})
