import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The export that themes of WordPress are tested with; not part of this project. */
export const themeUnitTest = fileURLToPath(
  new URL('../../../../shared/fixtures/wordpress/themeunittestdata.wordpress.xml', import.meta.url),
)

/** Why tests with that file are skipped; undefined when it is there. */
export const reasonToSkip = existsSync(themeUnitTest)
  ? undefined
  : `skipped: ${themeUnitTest} is not there (sample files of other systems are not part of the project)`

/** The items of the file, found with nothing of the importer: by splitting its text. */
export function readRawItems(): {
  readonly type: string
  readonly status: string
  readonly id: string
  readonly password: boolean
  readonly sticky: boolean
  readonly link: string
  readonly comments: readonly {
    readonly id: string
    readonly approved: string
    readonly type: string
    readonly parent: string
  }[]
}[] {
  const text = readFileSync(themeUnitTest, 'utf8')
  return text
    .split('<item>')
    .slice(1)
    .map((item) => {
      const field = (name: string, part = item): string =>
        new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([\\s\\S]*?)(?:\\]\\]>)?</${name}>`).exec(
          part,
        )?.[1] ?? ''
      const [own = ''] = item.split('<wp:comment>')
      const comments = item.split('<wp:comment>').slice(1)
      return {
        type: field('wp:post_type', own),
        status: field('wp:status', own),
        id: field('wp:post_id', own),
        password: field('wp:post_password', own) !== '',
        sticky: field('wp:is_sticky', own) === '1',
        link: field('link', own),
        comments: comments.map((comment) => ({
          id: field('wp:comment_id', comment),
          approved: field('wp:comment_approved', comment),
          type: field('wp:comment_type', comment),
          parent: field('wp:comment_parent', comment),
        })),
      }
    })
}
