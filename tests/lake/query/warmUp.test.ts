import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createGrants } from '../../../server/lake/access/grants.ts'
import { system } from '../../../server/lake/access/identity.ts'
import { createGroqEngine } from '../../../server/lake/query/groqEngine.ts'
import { usualIndexes } from '../../../server/lake/query/plan/usualIndexes.ts'
import { createView } from '../../../server/lake/query/view.ts'
import { createMirror } from '../../../server/lake/query/mirror.ts'
import { blogCorpus } from '../../bench/blogCorpus.ts'
import { found } from '../../found.ts'

const names = { projectId: 'project', dataset: 'dataset' }
const clock = (): Date => new Date('2026-01-01T00:00:00Z')

test('a warmed engine answers as one that is asked at once, also after a change', async () => {
  const ask = async (isWarm: boolean): Promise<unknown[]> => {
    const mirror = createMirror(blogCorpus(400))
    const engine = createGroqEngine({ mirror, grants: createGrants('public'), ...names, clock })
    if (isWarm) engine.makeIndexes()
    if (isWarm)
      await engine.gatherWords(
        mirror.all().map(({ _id }) => _id),
        setImmediate,
      )
    const answers: unknown[] = []
    const queries = [
      '*[_type == "article" && slug.current == "article-7"][0]{_id, author->{name}}',
      '*[_type == "article"] | order(publishedAt desc)[0...5]._id',
      '*[_type in ["article"] && [@, _id] match text::query("soc* lake")]._id',
      'count(*[references("author-3")])',
    ]
    for (const perspective of ['published', 'drafts', 'raw']) {
      for (const query of queries) {
        const request = { query, params: {}, perspective, identity: system }
        answers.push((await engine.evaluate(request)).result)
      }
      const article = found(mirror.group('article-7')[0])
      const slug = { current: `moved-${perspective}` }
      mirror.apply([{ id: 'article-7', after: { ...article, slug, title: 'social lake' } }])
    }
    return answers
  }
  const warm = await ask(true)
  expect(warm).toEqual(await ask(false))
  expect(warm.flat().length).toBeGreaterThan(50)
})

test('the usual indexes are found in the documents', () => {
  const mirror = createMirror(blogCorpus(200))
  const view = createView(mirror.all())
  // Slugs, four ends of references, and three moments a type.
  expect(usualIndexes(view).length).toBeGreaterThan(9)
})
