/**
 * The role of the token with which the intake does what others have decided: a moderator through
 * a mailed link, a commenter who changes, withdraws or erases, the rule for known commenters. It
 * changes and deletes comments and nothing else; it creates none.
 */
export const commentModeratorRole = {
  name: 'comment-moderator',
  title: 'Comment decisions',
  description: 'Changes and deletes comments, as links, rules and erasures decide.',
  grants: [
    {
      filter: '_type == "comment" && _id in path("comment.**")',
      permissions: ['read', 'update'],
    },
  ],
} as const satisfies {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly grants: readonly {
    readonly filter: string
    readonly permissions: readonly ('read' | 'update')[]
  }[]
}
