/**
 * Gives the page the style of what a script makes, so that no page carries it that is only read. The
 * page's policy is about styles in its markup, and lets this one be
 * (https://www.w3.org/TR/cssom-1/#dom-documentorshadowroot-adoptedstylesheets).
 */
export function adoptStyle(style: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  document.adoptedStyleSheets.push(sheet)
}
