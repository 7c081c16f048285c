/** One page of a long list. */
export interface ListPage<Member> {
  readonly members: readonly Member[]
  /** From 1. */
  readonly number: number
  readonly count: number
}

/** Cuts a list into pages of `size`; an empty list has one empty page. */
export function paginate<Member>(members: readonly Member[], size: number): ListPage<Member>[] {
  const count = Math.max(1, Math.ceil(members.length / size))
  return Array.from({ length: count }, (_, index) => ({
    members: members.slice(index * size, (index + 1) * size),
    number: index + 1,
    count,
  }))
}
