/** One page of a long list. */
export interface ListPage<Member> {
  readonly members: readonly Member[]
  /** The number in its address; 0 for the front of the list, which has none. */
  readonly number: number
  /** The number of the page before it, in the order of the list; absent on the front. */
  readonly before: number | undefined
  /** The number of the page after it; absent on the last. */
  readonly after: number | undefined
}

/**
 * Cuts a list, newest first, into pages of `size`; an empty list has an empty front. Pages are
 * numbered from the oldest, so that a new member changes the front alone: a page with a number is
 * full and stays as it is. The front has as many members as are left, at least `size` of them and
 * fewer than twice as many; only when so many are left is a new page cut from its end.
 */
export function paginate<Member>(members: readonly Member[], size: number): ListPage<Member>[] {
  const numbered = Math.max(0, Math.floor(members.length / size) - 1)
  const front = members.length - numbered * size
  const pages: ListPage<Member>[] = [
    {
      members: members.slice(0, front),
      number: 0,
      before: undefined,
      after: numbered === 0 ? undefined : numbered,
    },
  ]
  for (let number = numbered; number > 0; number -= 1) {
    const start = front + (numbered - number) * size
    pages.push({
      members: members.slice(start, start + size),
      number,
      before: number === numbered ? 0 : number + 1,
      after: number === 1 ? undefined : number - 1,
    })
  }
  return pages
}
