/**
 * Makes `shown` say what `next` says, with as few changes as that takes, so that scrolling, open
 * details and loaded pictures stay as they are.
 */
export function morph(shown: Element, next: Element): void {
  for (const name of shown.getAttributeNames()) {
    if (!next.hasAttribute(name) && !ownAttributes.has(name)) shown.removeAttribute(name)
  }
  for (const { name, value } of next.attributes) {
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value)
  }
  morphChildren(shown, next)
}

/** What the overlay and the reader have set, which no page says. */
const ownAttributes = new Set(['data-edicola-shown', 'data-edicola-under', 'open'])

function morphChildren(shown: Element, next: Element): void {
  const [old, fresh] = [[...shown.childNodes], [...next.childNodes]]
  let start = 0
  while (start < old.length && start < fresh.length && isEqual(old[start], fresh[start])) start += 1
  let [oldEnd, freshEnd] = [old.length, fresh.length]
  while (oldEnd > start && freshEnd > start && isEqual(old[oldEnd - 1], fresh[freshEnd - 1])) {
    oldEnd -= 1
    freshEnd -= 1
  }
  const [leaving, coming] = [old.slice(start, oldEnd), fresh.slice(start, freshEnd)]
  for (const [index, node] of coming.entries()) {
    const one = leaving[index]
    if (one === undefined) shown.insertBefore(node, old[oldEnd] ?? null)
    else if (!becomes(one, node)) shown.replaceChild(node, one)
  }
  for (const node of leaving.slice(coming.length)) node.remove()
}

const isEqual = (one: Node | undefined, other: Node | undefined): boolean =>
  one !== undefined && other !== undefined && one.isEqualNode(other)

/** Changes a node into another when they are of one kind. */
function becomes(one: ChildNode, other: ChildNode): boolean {
  if (one instanceof Element && other instanceof Element) {
    if (one.tagName !== other.tagName || one.tagName === 'SCRIPT') return false
    morph(one, other)
    return true
  }
  if (!(one instanceof Text && other instanceof Text)) return false
  one.data = other.data
  return true
}
