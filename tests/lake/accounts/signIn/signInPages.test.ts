import { HtmlValidate } from 'html-validate'
import { expect, test } from 'vitest'
import {
  accountPage,
  problemPage,
  signInPage,
} from '../../../../server/lake/accounts/signIn/signInPages.ts'
import { signInTexts } from '../../../../server/lake/accounts/signIn/signInTexts.ts'

const account = {
  id: 'p1',
  email: 'ada@example.org',
  name: 'Ada <b>Neri</b>',
  role: 'editor',
  hasPassword: true,
  createdAt: '2026-03-01T10:00:00.000Z',
  lastSignInAt: null,
  deactivatedAt: null,
}

// Void elements are written `<input />` by the formatter, and the hash in the policy covers the style.
const checker = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: { 'void-style': 'off', 'doctype-style': 'off', 'no-trailing-whitespace': 'off' },
})

for (const language of ['it', 'en']) {
  const texts = signInTexts(language)
  const pages = {
    'the form': signInPage(texts, { returnTo: 'http://localhost:3333/', type: 'cookie' }),
    'the form with a problem': signInPage(texts, {
      returnTo: '',
      type: 'cookie',
      email: '"<x>',
      problem: texts.throttled(3),
    }),
    'a problem': problemPage(texts, texts.linkSpent, texts.linkSpentLead),
    'the account': accountPage(texts, account, { saved: true }),
    'the account without a password': accountPage(
      texts,
      { ...account, hasPassword: false },
      { problem: texts.weakPassword },
    ),
  }
  for (const [name, page] of Object.entries(pages)) {
    test(`${name} in ${language} is valid and escaped`, async () => {
      const text = String(await page)
      const report = await checker.validateString(text)
      expect(
        report.results.flatMap(({ messages }) => messages.map(({ message }) => message)),
      ).toEqual([])
      expect(text).not.toContain('<b>Neri</b>')
      expect(text).not.toContain('<script')
    })
  }
}
