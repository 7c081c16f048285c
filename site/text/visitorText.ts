/** Controls that turn the direction of the text around them. */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g

/** A visitor's words without the controls that could turn the words of others around. */
export function visitorText(text: string): string {
  return text.replaceAll(DIRECTION_CONTROLS, '')
}
