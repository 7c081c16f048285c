import { expect, test } from 'vitest'
import { createJsonReport } from '../../scripts/jsonReport.ts'
import { found } from '../found.ts'

test('every event is one line of JSON, a refusal with document, field and Studio link', () => {
  const lines: string[] = []
  const report = createJsonReport({ write: (text) => lines.push(text) })
  const problem = {
    severity: 'error' as const,
    documentId: 'n1',
    documentType: 'article',
    title: 'Titolo\nsu due righe',
    path: 'hero.alt',
    message: 'Manca il testo alternativo.',
    studioUrl: 'http://localhost:3333/intent/edit/id=n1;type=article',
  }
  const event = { kind: 'refused', problems: [problem], milliseconds: 12 } as const
  report.show({ kind: 'site', event })
  report.ready({ siteUrl: 'http://a', cmsUrl: 'http://b', signInLink: undefined })
  expect(lines).toHaveLength(2)
  expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true)
  expect(JSON.parse(found(lines[0]))).toEqual({ kind: 'site', event })
  expect(JSON.parse(found(lines[1]))).toEqual({
    kind: 'ready',
    siteUrl: 'http://a',
    cmsUrl: 'http://b',
  })
})
