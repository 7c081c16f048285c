import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { articleOfMarkdown, FrontMatterError } from '../../../studio/pasting/articleOfMarkdown.ts'
import { textType } from './textType.ts'

const read = (text: string) =>
  articleOfMarkdown(text, textType, (html) => new JSDOM(html).window.document)

test('front matter gives the fields, the rest the text', () => {
  const { fields, unknown, losses } = read(`---
title: "Perché la carta resta"
description: Un racconto in tre tappe.
pubDate: 2024-05-06
layout: ../layouts/Post.astro
tags: [carta, stampa]
---

## Prima tappa

Il testo.
`)
  expect(fields).toMatchObject({
    title: 'Perché la carta resta',
    lead: 'Un racconto in tre tappe.',
    slug: { _type: 'slug', current: 'perche-la-carta-resta' },
    publishedAt: '2024-05-06T00:00:00.000Z',
    body: [{ style: 'h2' }, { style: 'normal' }],
  })
  expect(unknown).toEqual(['layout', 'tags'])
  expect(losses).toEqual([])
})

test('without front matter the first heading is the title, and the others keep their levels', () => {
  const { fields } = read('# Il *molo*\n\nTesto.\n\n## Uno\n\n### Due\n')
  expect(fields).toMatchObject({
    title: 'Il molo',
    slug: { current: 'il-molo' },
    body: [{ style: 'normal' }, { style: 'h2' }, { style: 'h3' }],
  })
})

test('a summary that is too long is cut at a word; a date that is none is left out', () => {
  const { fields } = read(`---\nlead: ${'parole '.repeat(100)}\ndate: ieri\n---\nTesto`)
  expect(fields['lead']).toMatch(/parole…$/)
  expect(String(fields['lead']).length).toBeLessThanOrEqual(400)
  expect(fields).not.toHaveProperty('publishedAt')
})

test('front matter that is no YAML is refused, and says where', () => {
  expect(() => read('---\ntitle: "aperto\n---\nTesto')).toThrow(FrontMatterError)
  expect(() => read('---\ntitle: "aperto\n---\nTesto')).toThrow(/line 1/)
})

test('an empty file gives nothing', () => {
  expect(read('').fields).toEqual({})
})
