import { expect, onTestFinished, test, vi } from 'vitest'
import { followSiteContent } from '../../site/content/publishing.ts'
import { serveContent } from './contentServer.ts'
import { fixture } from './fixture.ts'
import { article } from './fixtureArticles.ts'
import { doc, slug } from './fixtureParts.ts'

const hour = new Date('2026-10-05T00:00:00.000Z')
const ended = { startsAt: '2026-10-04T22:00:00.000Z', endsAt: hour.toISOString() }

/** Content that is followed from an hour before something happens. */
async function followFrom(documents: readonly Record<string, unknown>[]) {
  const server = await serveContent([...fixture(), ...documents])
  onTestFinished(() => server.close())
  vi.stubEnv('EDICOLA_API_HOST', server.url)
  vi.stubEnv('SANITY_PROJECT_ID', 'edicola')
  vi.stubEnv('SANITY_DATASET', 'production')
  vi.stubEnv('SANITY_TOKEN', 'test')
  vi.stubEnv('SITE_URL', 'https://vedetta.example')
  vi.stubEnv('CMS_URL', 'https://cms.vedetta.example')
  const content = followSiteContent()
  const { nextMoment } = await content.pull({ now: new Date(hour.getTime() - 3_600_000) })
  expect(nextMoment).toBe(hour.toISOString())
  return content
}

test('an article is there in the very millisecond of its hour', async () => {
  const content = await followFrom([article('x-1', 'A mezzanotte', hour.toISOString(), {})])
  const { content: shown } = await content.pull({ now: hour, ids: [] })
  expect(shown.articles.map(({ _id }) => _id)).toContain('x-1')
})

test('what a moment changes is what content read at that moment shows', async () => {
  const event = doc('event', 'e-1', {
    title: 'Incontro',
    language: 'it',
    slug: slug('incontro'),
    timeZone: 'Europe/Rome',
    status: 'scheduled',
    ...ended,
  })
  const content = await followFrom([event])
  const { content: shown, nextMoment } = await content.pull({ now: hour, ids: [] })
  expect(shown.readAt).toEqual(hour)
  expect(nextMoment).not.toBe(hour.toISOString())
})
