import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Account } from '../accounts.ts'
import type { SignInTexts } from './signInTexts.ts'

/** A rendered page. */
export type Page = ReturnType<typeof html>

const style = `:root{color-scheme:light dark;--paper:#faf8f4;--ink:#1c1a17;--soft:#5d574f;--line:#8d867c;--accent:#8c1d18;--on-accent:#fff;--card:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#161412;--ink:#f2ede6;--soft:#b9b0a4;--line:#857d72;--accent:#f0a59c;--on-accent:#2b0906;--card:#211e1b}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:2rem 1rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
main{width:100%;max-width:26rem;background:var(--card);border-top:4px solid var(--accent);padding:2rem;box-shadow:0 1px 3px rgb(0 0 0/.18)}
h1{margin:0 0 .5rem;font:600 2rem/1.15 Georgia,serif}
h2{margin:2rem 0 .5rem;font:600 1.3rem/1.2 Georgia,serif}
p{margin:.5rem 0}
form+p{margin-top:1.4rem}
.soft{color:var(--soft)}
.note{border-left:4px solid var(--accent);padding:.5rem .75rem;margin:1rem 0;background:var(--paper)}
label{display:block;margin-top:1.1rem;font-weight:600}
input{display:block;width:100%;margin-top:.3rem;padding:.65rem .75rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.25rem}
button{margin-top:1.4rem;padding:.7rem 1.4rem;font:inherit;font-weight:600;color:var(--on-accent);background:var(--accent);border:1px solid var(--accent);border-radius:.25rem;cursor:pointer}
button.quiet{color:var(--accent);background:none}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}`

/** The `style-src` source that lets the pages' own style through, and no other. */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

// In one piece: the hash is of the very characters between the tags.
const styleElement = raw(`<style>${style}</style>`)

function page(texts: SignInTexts, title: string, body: Page): Page {
  return html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`
}

function note(message: string | undefined): Page | '' {
  return message === undefined ? '' : html`<p class="note" role="alert" id="problem">${message}</p>`
}

/** The form for email and password. What was typed wrongly is kept, the password excepted. */
export function signInPage(
  texts: SignInTexts,
  form: { returnTo: string; type: string; email?: string; problem?: string | undefined },
): Page {
  const described = form.problem === undefined ? '' : raw('aria-describedby="problem"')
  return page(
    texts,
    texts.signIn,
    html`<p class="soft">${texts.signInLead}</p>
      ${note(form.problem)}
      <form method="post" action="/login">
        <input type="hidden" name="origin" value="${form.returnTo}" />
        <input type="hidden" name="type" value="${form.type}" />
        <label for="email">${texts.email}</label>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="username"
          required
          maxlength="254"
          value="${form.email ?? ''}"
          ${described}
        />
        <label for="password">${texts.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          maxlength="1024"
          ${described}
        />
        <button type="submit">${texts.signIn}</button>
      </form>
      <p class="soft">${texts.noPassword}</p>`,
  )
}

/** A problem and where to go from it. */
export function problemPage(texts: SignInTexts, title: string, message: string): Page {
  return page(
    texts,
    title,
    html`<p>${message}</p>
      <p><a href="/login">${texts.signIn}</a></p>`,
  )
}

/** The person's own account: password and sign out. */
export function accountPage(
  texts: SignInTexts,
  account: Account,
  outcome: { problem?: string; saved?: boolean },
): Page {
  const current = account.hasPassword
    ? html`<label for="current">${texts.currentPassword}</label>
        <input
          id="current"
          name="current"
          type="password"
          autocomplete="current-password"
          required
          maxlength="1024"
        />`
    : ''
  return page(
    texts,
    texts.account,
    html`<p>${texts.signedInAs(account.name, account.email)}</p>
      <p class="soft">${texts.role}: ${texts.roleNames[account.role] ?? account.role}</p>
      <p><a href="/">${texts.toStudio}</a></p>
      <h2>${account.hasPassword ? texts.changePassword : texts.setPassword}</h2>
      ${account.hasPassword ? '' : html`<p class="soft">${texts.passwordReason}</p>`}
      ${outcome.saved === true ? html`<p class="note" role="status">${texts.passwordSaved}</p>` : ''}
      ${note(outcome.problem)}
      <form method="post" action="/account">
        <input type="hidden" name="email" autocomplete="username" value="${account.email}" />
        ${current}
        <label for="new">${texts.newPassword}</label>
        <input
          id="new"
          name="new"
          type="password"
          autocomplete="new-password"
          required
          minlength="10"
          maxlength="256"
          aria-describedby="hint"
        />
        <p class="soft" id="hint">${texts.passwordHint}</p>
        <button type="submit">${texts.save}</button>
      </form>
      <form method="post" action="/account/sign-out">
        <button type="submit" class="quiet">${texts.signOut}</button>
      </form>`,
  )
}
