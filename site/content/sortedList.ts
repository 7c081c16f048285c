/** A list that is kept in an order while its members come and go. */
export interface SortedList<Member> {
  /** Takes out and puts in; the same array as before when there is nothing to do. */
  update(gone: ReadonlySet<Member>, come: readonly Member[]): readonly Member[]
}

/** More changes than this part of the list are made by sorting it rather than one by one. */
const FEW = 1 / 16

/** An empty list in the order of `compare`, for which no two members may be equal. */
export function createSortedList<Member>(
  compare: (one: Member, other: Member) => number,
): SortedList<Member> {
  let members: readonly Member[] = []
  return {
    update: (gone, come) => {
      if (gone.size === 0 && come.length === 0) return members
      if (gone.size + come.length > members.length * FEW) {
        members = [...members.filter((member) => !gone.has(member)), ...come].sort(compare)
        return members
      }
      const next = [...members]
      for (const member of gone) {
        const place = placeOf(next, member, compare)
        if (next[place] === member) next.splice(place, 1)
      }
      for (const member of come) next.splice(placeOf(next, member, compare), 0, member)
      members = next
      return members
    },
  }
}

function placeOf<Member>(
  members: readonly Member[],
  member: Member,
  compare: (one: Member, other: Member) => number,
): number {
  let [low, high] = [0, members.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const found = members[middle]
    if (found !== undefined && compare(found, member) < 0) low = middle + 1
    else high = middle
  }
  return low
}
