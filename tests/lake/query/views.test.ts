import { expect, test } from 'vitest'
import { createGrants } from '../../../server/lake/access/grants.ts'
import type { Identity } from '../../../server/lake/access/identity.ts'
import { createGroqEngine } from '../../../server/lake/query/groqEngine.ts'
import { createMirror } from '../../../server/lake/query/mirror.ts'
import { createRandom, pick } from '../../createRandom.ts'
import { editor } from '../datasetServer.ts'

const anonymous: Identity = { kind: 'anonymous' }
const grant = { filter: 'n > 1 || _id in path("drafts.**")', permissions: ['read' as const] }
const role = { name: 'some', title: 'Some', description: 'Reads some', grants: [grant] }
const reader: Identity = { kind: 'token', id: 'reader', roles: [role] }
const perspectives = ['raw', 'published', 'drafts', ['r1', 'drafts'], 'r1', 'drafts,r2']
const ids = ['a', 'b', 'c.d', 'drafts.a', 'drafts.e', 'versions.r1.a', 'versions.r2.b', 'f']
const queries = [
  '*',
  '*[_type == "x"] | order(n desc)[0...3]',
  '*[_type == "x" && on] | order(n)[0...2]{_id, "to": to->n}',
  '*[references("a")]._id',
  '*[title match "so*"]._id',
  '*[title match text::query("so* -lake")]._id',
  '*["red" in tags]._id',
  '*[_id in ["a", "f", "drafts.a"]]{_id, n}',
  '*[n == 2]{_id, "same": count(*[n == ^.n])}',
]

test('a view that takes over changes shows what a new one shows, to whoever asks', async () => {
  const random = createRandom(3)
  const any = <T>(values: readonly T[]) => pick(random, values)
  const mirror = createMirror([])
  const grants = createGrants('public')
  const names = { projectId: 'p', dataset: 'd', clock: () => new Date(0) }
  const kept = createGroqEngine({ mirror, grants, ...names })
  const write = (): void => {
    const id = any(ids)
    const document = {
      _id: id,
      _type: any(['x', 'y']),
      _rev: 'r',
      _createdAt: '2026-01-01T00:00:00Z',
      _updatedAt: '2026-01-01T00:00:00Z',
      n: any([0, 1, 2, 3, 'two', null]),
      on: any([true, false]),
      title: any(['soccer lake', 'Society', 'lake', '']),
      tags: any([['red'], ['blue', 'red'], 'red', undefined]),
      to: any([{ _ref: 'a' }, { _ref: 'f' }, undefined]),
      ...(random() < 0.1 ? { _system: { delete: true } } : {}),
    }
    mirror.apply([{ id, after: random() < 0.3 ? undefined : document }])
  }
  for (let run = 0; run < 1500; run++) {
    for (let writes = Math.floor(random() * 4); writes > 0; writes--) write()
    const request = {
      query: any(queries),
      params: {},
      perspective: any(perspectives),
      identity: any([anonymous, editor, reader]),
    }
    const fresh = createGroqEngine({ mirror, grants, ...names })
    const expected = (await fresh.evaluate(request)).result
    expect((await kept.evaluate(request)).result, JSON.stringify(request)).toEqual(expected)
  }
})
