/** A role as the embedded lake takes it: a filter over one document, and what it allows there. */
export interface CommentWriterRole {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly grants: readonly {
    /** GROQ over one document. */
    readonly filter: string
    readonly permissions: readonly ('read' | 'create')[]
  }[]
}

/**
 * The role of the comment intake's token: it creates pending comments, reads comments, published
 * articles and the settings (for `closeAfterDays`), and can do nothing else. It changes no
 * document, so a stolen token approves nothing.
 */
export const commentWriterRole: CommentWriterRole = {
  name: 'comment-writer',
  title: 'Comment intake',
  description: 'Creates pending comments; reads comments, published articles and the settings.',
  grants: [
    {
      filter: '_type == "comment" && _id in path("comment.**") && status == "pending"',
      permissions: ['create'],
    },
    { filter: '_type == "comment" && _id in path("comment.**")', permissions: ['read'] },
    { filter: '_type in ["article", "settings"] && _id in path("*")', permissions: ['read'] },
  ],
}
