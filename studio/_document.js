import { createElement as h } from 'react'

/**
 * The page around the Studio. The CLI's own page loads fonts from another host; this one has
 * nothing that is not served beside it. (Plain JavaScript: the CLI cannot load `_document.tsx`.)
 */
export default function Document({ css = [], entryPath }) {
  return h(
    'html',
    { lang: 'it' },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, viewport-fit=cover' }),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('meta', { name: 'referrer', content: 'same-origin' }),
      h('link', { rel: 'icon', href: '/static/favicon.svg', type: 'image/svg+xml' }),
      h('title', null, 'Edicola'),
      ...css.map((href) => h('link', { key: href, href, rel: 'stylesheet' })),
    ),
    h(
      'body',
      null,
      h('div', { id: 'sanity' }),
      h('script', { src: entryPath, type: 'module' }),
      h('noscript', null, 'Lo Studio di Edicola ha bisogno di JavaScript.'),
    ),
  )
}
