import { createHash } from 'node:crypto'
import { HtmlValidate } from 'html-validate'
import { JSDOM } from 'jsdom'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cmsUrl, openBench, siteUrl, type Bench } from '../intakeFixture.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(async () => {
  await bench.end()
})

const open = async (path: string, headers?: Record<string, string>) => {
  const response = await bench.get(path, headers)
  const html = await response.clone().text()
  return { response, html, page: new JSDOM(html).window.document }
}

describe('the reply page', () => {
  it('quotes an approved comment and holds a form that answers it', async () => {
    const { response, page } = await open('/comments/reply?article=caffe&parent=primo')
    expect(response.status).toBe(200)
    expect(page.querySelector('h1')?.textContent).toBe('Rispondi a Bruno <b>Neri</b>')
    expect(page.querySelector('h1 bdi')?.children).toHaveLength(0)
    expect(page.querySelector('blockquote')?.textContent).toBe('Primo!\n\n<script>1</script>')
    expect(page.querySelector('script')).toBeNull()
    expect(page.querySelector('.masthead')?.textContent?.trim()).toBe('La Gazzetta')
    const form = page.querySelector('form')
    expect(form?.action).toBe(`${cmsUrl}/comments`)
    expect(form?.method).toBe('post')
    const value = (name: string) => form?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value
    expect(value('article')).toBe('caffe')
    expect(value('parent')).toBe('comment.primo')
    expect(value('language')).toBe('it')
    expect(value('key')).toMatch(/^[0-9a-f-]{36}$/)
    const labels = Array.from(page.querySelectorAll('form .field label'), (label) =>
      label.textContent?.trim(),
    )
    expect(labels).toEqual(['Nome *', 'Email *', 'Sito web', 'Commento *'])
    expect(page.body.textContent).toContain(
      'Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *',
    )
    const links = Array.from(page.querySelectorAll('a'), ({ href }) => href)
    expect(links).toContain(`${siteUrl}/articoli/un-caffe/#commento-primo`)
    expect(links).toContain(`${siteUrl}/privacy/`)
  })

  it('speaks the article’s language, and without a parent asks for a new comment', async () => {
    const { page } = await open('/comments/reply?article=coffee')
    expect(page.documentElement.lang).toBe('en')
    expect(page.querySelector('h1')?.textContent).toBe('Leave a comment')
    expect(page.querySelector('figure')).toBeNull()
    const links = Array.from(page.querySelectorAll('a'), ({ href }) => href)
    expect(links).toEqual([
      `${siteUrl}/en/`,
      `${siteUrl}/en/privacy/`,
      `${siteUrl}/en/articles/a-coffee/#commenti`,
    ])
  })

  it.each([
    ['article=caffe&parent=attesa', 422],
    ['article=caffe&parent=altrove', 422],
    ['article=caffe&parent=%27%22%3E%3Cscript%3E', 422],
    ['article=chiuso', 403],
    ['article=futuro', 404],
    ['article=%3Cscript%3E', 404],
    ['', 404],
  ])('for %s answers %i and shows nothing that is not public', async (query, status) => {
    const { response, html, page } = await open(`/comments/reply?${query}`)
    expect(response.status).toBe(status)
    expect(page.querySelector('blockquote')).toBeNull()
    expect(html).not.toContain('<script')
  })

  it('speaks the reader’s language while no article says otherwise', async () => {
    const { page } = await open('/comments/reply', { 'accept-language': 'en-GB,en;q=0.9' })
    expect(page.documentElement.lang).toBe('en')
    expect((await open('/comments/reply', { 'accept-language': 'fr' })).page.title).toMatch(/^Err/)
  })
})

describe('every page', () => {
  it('forbids everything but its own style and its own form', async () => {
    const { response, page } = await open('/comments/reply?article=caffe')
    const style = createHash('sha256').update(page.querySelector('style')?.textContent ?? '')
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${style.digest('base64')}'; ` +
        `form-action ${cmsUrl} ${siteUrl}; base-uri 'none'; frame-ancestors 'none'`,
    )
    expect(response.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'void-style': 'off', 'doctype-style': 'off', 'no-trailing-whitespace': 'off' },
    })
    const pages = {
      reply: await open('/comments/reply?article=caffe&parent=primo').then(({ html }) => html),
      form: await open('/comments/reply?article=coffee').then(({ html }) => html),
      fields: await (await bench.post({ name: '', email: 'x', url: 'y', body: '' })).text(),
      closed: await (await bench.post({ article: 'chiuso' })).text(),
      lost: await open('/comments/altro').then(({ html }) => html),
    }
    for (const [name, html] of Object.entries(pages)) {
      const report = await validator.validateString(html)
      const messages = report.results.flatMap(({ messages }) => messages)
      expect([name, messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)]).toEqual([
        name,
        [],
      ])
    }
  })
})
