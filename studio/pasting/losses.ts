/** What a pasted text held and the content model does not, and how often. */
export interface Loss {
  readonly kind: 'picture' | 'rule' | 'raised' | 'form' | 'comment' | 'cell'
  readonly count: number
}

const lost: readonly (readonly [Loss['kind'], string])[] = [
  // A picture on the writer's own disk, which no page may read, or in a place that is not said.
  ['picture', 'img:not([src^="http"], [src^="data:image/"], [role="checkbox"] *), v\\:imagedata'],
  ['rule', 'hr'],
  ['raised', 'sup:not(:has(a)), sub'],
  ['form', 'form, input, select, textarea, button'],
  ['comment', '[style*="mso-element:comment"], .msocomtxt'],
  ['cell', 'td ul, td ol, th ul, th ol'],
]

/** What a document holds that will not be in the text, the kinds that occur. */
export function lossesOf(document: Document): Loss[] {
  return lost.flatMap(([kind, selector]) => {
    const count = document.querySelectorAll(selector).length
    return count > 0 ? [{ kind, count }] : []
  })
}

/** The losses with some more of a kind. */
export function withLost(
  losses: readonly Loss[],
  kind: Loss['kind'],
  more: number,
): readonly Loss[] {
  if (more === 0) return losses
  const before = losses.find((loss) => loss.kind === kind)?.count ?? 0
  return [...losses.filter((loss) => loss.kind !== kind), { kind, count: before + more }]
}
