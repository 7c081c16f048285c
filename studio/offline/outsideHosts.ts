/** One place where Sanity's code reaches for another host, and what stands there instead. */
export interface OutsideCall {
  /** What would be asked of the other host. */
  readonly purpose: string
  readonly search: string
  readonly replacement: string
}

const refuse = '((...outside) => Promise.reject(new TypeError("no outside host")))'

/**
 * Every call in the Studio's code that leaves for another host unasked. Checked against
 * sanity 6.16.0; the build fails when one of them is no longer found, so that an upgrade
 * cannot bring an outside call back in silence.
 */
export const outsideCalls: readonly OutsideCall[] = [
  {
    purpose: 'which newer version the module server has, for the deployed application',
    search: 'let res = await fetch(getAppIdModuleUrl({',
    replacement: 'return; let res = await fetch(getAppIdModuleUrl({',
  },
  {
    purpose: 'which newer version the module server has',
    search: 'let res = await fetch(getModuleUrl({',
    replacement: 'return; let res = await fetch(getModuleUrl({',
  },
  {
    purpose: 'whether feedback to Sanity can be sent',
    search: 'fetch(FEEDBACK_TUNNEL_URL, {',
    replacement: `${refuse}(FEEDBACK_TUNNEL_URL, {`,
  },
  {
    purpose: 'feedback to Sanity',
    search: '"https://api.sanity.io/vX/intake/feedback"',
    replacement: '"/no-outside-host"',
  },
  {
    purpose: 'error reports to Sanity',
    search: '"https://api.sanity.io/vX/intake/tracing"',
    replacement: '"/no-outside-host"',
  },
  {
    purpose: 'the picture of the system user in the history',
    search: '"https://public.sanity.io/logos/favicon-192.png"',
    replacement: '"/static/favicon-192.png"',
  },
]

/** The code without its calls to other hosts, and which of them it held. */
export function withoutOutsideCalls(code: string): { code: string; found: OutsideCall[] } {
  const found = outsideCalls.filter(({ search }) => code.includes(search))
  const replaced = found.reduce(
    (text, { search, replacement }) => text.replaceAll(search, () => replacement),
    code,
  )
  return { code: replaced, found }
}

/** The page without the script that talks to Sanity's dashboard. */
export function withoutBridgeScript(html: string): string {
  return html.replace(/<script[^>]*(?:data-sanity-core|bridge\.js)[^>]*><\/script>\s*/g, '')
}

/** The style sheet without the fonts that come from another host (`studio.css` has its own). */
export function withoutOutsideFonts(css: string): string {
  return css.replace(/@font-face\s*\{[^}]*url\(["']?https?:[^}]*\}/g, '')
}

/** The first address on another host that a style sheet would load, if any. */
export function outsideAddress(css: string): string | undefined {
  return /(?:url\(\s*|@import\s+)["']?((?:https?:)?\/\/[^"')\s]+)/.exec(css)?.[1]
}
