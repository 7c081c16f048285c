import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A checkout of github.com/w3c/feedvalidator; its Python needs lxml, html5lib and rdflib. */
const checkout = process.env['FEED_VALIDATOR']
const python = process.env['PYTHON'] ?? 'python3'

/** Why feeds are not shown to it here; `undefined` when they can be. */
export const reasonToSkip: string | undefined =
  checkout === undefined ? '(FEED_VALIDATOR names no checkout of w3c/feedvalidator)' : undefined

const program = `
import sys
sys.path.insert(0, sys.argv[1])
import feedvalidator
from feedvalidator import compatibility
from feedvalidator.logging import Error, Warning
for path, base in zip(sys.argv[2::2], sys.argv[3::2]):
    with open(path, 'rb') as feed:
        events = feedvalidator.validateString(feed.read(), firstOccurrenceOnly=1, base=base)['loggedEvents']
    for event in compatibility.AA(events):
        if isinstance(event, (Error, Warning)):
            print(base, type(event).__name__, event.params.get('element'), event.params.get('value', ''))
`

/** What the W3C's own validator says against feeds, one line a complaint; warnings too. */
export async function w3cComplaints(
  feeds: readonly { readonly file: string; readonly address: string }[],
): Promise<string[]> {
  const files = feeds.flatMap(({ file, address }) => [file, address])
  const { stdout } = await run(python, ['-c', program, join(checkout ?? '', 'src'), ...files])
  return stdout.split('\n').filter((line) => line !== '')
}
