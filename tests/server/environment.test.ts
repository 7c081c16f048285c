import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EnvironmentError, readEnvironment } from '../../server/environment.ts'

describe('readEnvironment', () => {
  test('an empty environment is the embedded lake on the standard ports', () => {
    expect(readEnvironment({})).toEqual({
      dataFolder: resolve('data'),
      sitePort: 4321,
      cmsPort: 3333,
      siteUrl: 'http://localhost:4321',
      cmsUrl: 'http://localhost:3333',
      trustedProxies: [],
      content: { kind: 'embedded', projectId: 'edicola', dataset: 'production' },
      mail: { smtpUrl: undefined, from: 'edicola@localhost', moderators: [] },
      commentsKey: undefined,
      deployHook: { command: undefined, url: undefined },
    })
  })

  test('mail leaves by SMTP from an address that has to be named, and no secret is quoted', () => {
    const smtp = { SMTP_URL: 'smtps://u:segreto@smtp.example.it', MAIL_FROM: 'r@example.it' }
    const moderators = ['a@example.it', 'b@example.it']
    expect(
      readEnvironment({ ...smtp, MAIL_MODERATORS: 'a@example.it, b@example.it' }).mail,
    ).toEqual({
      smtpUrl: smtp.SMTP_URL,
      from: 'r@example.it',
      moderators,
    })
    expect(() => readEnvironment({ SMTP_URL: smtp.SMTP_URL })).toThrow(/MAIL_FROM/)
    expect(() => readEnvironment({ MAIL_MODERATORS: 'a@example.it, b' })).toThrow(/MAIL_MODERATORS/)
    const wrong = { SMTP_URL: 'http://u:segreto@x', COMMENTS_KEY: 'segreto' }
    expect(() => readEnvironment(wrong)).toThrow(/SMTP_URL[^]*COMMENTS_KEY/)
    expect(() => readEnvironment(wrong)).not.toThrow(/segreto/)
  })

  test('a project id and a token choose hosted Sanity', () => {
    expect(
      readEnvironment({ SANITY_PROJECT_ID: 'abc123', SANITY_TOKEN: 'secret', SANITY_DATASET: '' })
        .content,
    ).toEqual({ kind: 'hosted', projectId: 'abc123', dataset: 'production', token: 'secret' })
  })

  test('origins lose their trailing slash and follow the ports', () => {
    const environment = readEnvironment({ SITE_PORT: '8080', CMS_URL: 'https://cms.example.it/' })
    expect(environment.siteUrl).toBe('http://localhost:8080')
    expect(environment.cmsUrl).toBe('https://cms.example.it')
  })

  test.each([
    [{ SITE_PORT: 'eighty' }, 'SITE_PORT', /"eighty".*65535/],
    [{ CMS_PORT: '70000' }, 'CMS_PORT', /70000/],
    [{ SITE_PORT: '3333' }, 'CMS_PORT', /two ports/],
    [{ SITE_URL: 'example.it' }, 'SITE_URL', /https:\/\/www\.example\.it/],
    [{ SITE_URL: 'https://example.it/blog' }, 'SITE_URL', /without a path/],
    [{ CMS_URL: 'javascript:alert(1)' }, 'CMS_URL', /origin/],
    [
      { TRUSTED_PROXIES: '127.0.0.1, proxy.lan' },
      'TRUSTED_PROXIES',
      /127\.0\.0\.1, 10\.0\.0\.0\/8/,
    ],
    [{ SANITY_DATASET: 'staging' }, 'SANITY_DATASET', /without SANITY_PROJECT_ID/],
    [{ SANITY_PROJECT_ID: 'No Spaces' }, 'SANITY_PROJECT_ID', /sanity\.io\/manage/],
    [{ SANITY_DATASET: 'Prod!' }, 'SANITY_DATASET', /dataset name/],
    [{ SANITY_PROJECT_ID: 'abc123' }, 'SANITY_TOKEN', /missing/],
  ])('%j is refused naming %s', (env, variable, reason) => {
    const refusal = (() => {
      try {
        readEnvironment(env)
      } catch (error) {
        return error
      }
      return undefined
    })()
    expect(refusal).toBeInstanceOf(EnvironmentError)
    expect(refusal).toMatchObject({ issues: [{ variable }] })
    expect(String(refusal)).toMatch(reason)
  })

  test('every wrong value is named at once', () => {
    expect(() => readEnvironment({ SITE_PORT: 'x', CMS_PORT: 'y' })).toThrow(
      /2 wrong[^]*SITE_PORT[^]*CMS_PORT/,
    )
  })
})
