import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { noteErasures, readErasures } from '../server/comments/privacy/erasures.ts'
import { rotateKey } from '../server/comments/privacy/rotateKey.ts'
import { connectContent, DataFolderBusyError } from '../server/connect.ts'
import { lockDataFolder } from '../server/dataFolderLock.ts'
import { type Environment, readEnvironment } from '../server/environment.ts'
import { readArguments, runCommand, UsageError } from './command.ts'
import { CommentFileError } from './comments/commentDocument.ts'
import { readCommentsJson, writeCommentsJson } from './comments/commentsJson.ts'
import { convertForeign, type Conversion } from './comments/foreignComment.ts'
import { readArticles, readComments, sendComments } from './comments/readContent.ts'
import { readDisqus } from './comments/readDisqus.ts'
import { readWxrComments } from './comments/readWxrComments.ts'
import { writeCommentsWxr } from './comments/writeCommentsWxr.ts'

const usage = `Usage:
  npm run comments -- export FILE.json      writes all comments; import brings them back equal
  npm run comments -- export FILE.xml       writes them as WXR, for WordPress and others
  npm run comments -- import FILE           takes a file of the two above, a WordPress export (its
                                            comments alone) or a Disqus export
  npm run comments -- rotate-key            seals the commenters' addresses with a new key (stop the server first)
  npm run comments -- erase-again FILE.log  after a restore: takes over the erasures.log of the folder it
                                            replaced; the next start erases what came back`

async function exportTo(environment: Environment, file: string): Promise<void> {
  if (!/\.(?:json|xml)$/.test(file))
    throw new UsageError('Name a file that ends in .json or .xml.', usage)
  const content = await connectContent(environment)
  try {
    const { comments, unfit } = await readComments(content.client)
    const site = { title: 'Edicola', url: environment.siteUrl }
    const text = file.endsWith('.json')
      ? writeCommentsJson(comments)
      : writeCommentsWxr(comments, await readArticles(content.client), site)
    await writeFile(file, text, { mode: 0o600 })
    console.log(`${comments.length} comments are in ${file}.`)
    for (const id of unfit) console.log(`${id} does not fit its schema and is left out.`)
  } finally {
    await content.close()
  }
}

async function importFrom(environment: Environment, file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} is not there, or cannot be read.`, usage)
  })
  const content = await connectContent(environment)
  try {
    const articles = await readArticles(content.client)
    const { comments, notes } = convert(text, articles)
    const created = await sendComments(content.client, comments)
    console.log(`${created} comments came in; ${comments.length - created} were there already.`)
    for (const note of notes) console.log(note)
  } finally {
    await content.close()
  }
}

function convert(text: string, articles: Awaited<ReturnType<typeof readArticles>>): Conversion {
  const start = text.slice(0, 2000)
  if (/^\ufeff?\s*\{/.test(start)) return { comments: readCommentsJson(text), notes: [] }
  if (start.includes('<disqus')) return convertForeign('disqus', readDisqus(text), articles)
  if (start.includes('<rss')) {
    return convertForeign('wxr', readWxrComments(text, new Date()), articles)
  }
  throw new CommentFileError('The file is neither JSON of ours, nor WXR, nor a Disqus export.')
}

function rotate({ dataFolder, commentsKey }: Environment): void {
  if (commentsKey !== undefined) {
    throw new UsageError(
      'The key comes from COMMENTS_KEY: unset it to keep a key in the data folder.',
      usage,
    )
  }
  const lock = lockDataFolder(dataFolder)
  if (lock === undefined) throw new DataFolderBusyError(dataFolder)
  try {
    const count = rotateKey(join(dataFolder, 'comments'))
    console.log(
      `${count} addresses are sealed with a new key. Links that were mailed no longer work.`,
    )
  } finally {
    lock.close()
  }
}

function eraseAgain({ dataFolder }: Environment, file: string): void {
  const ids = readErasures(file)
  noteErasures(join(dataFolder, 'comments'), ids, new Date())
  console.log(`${ids.length} comments will be erased again at the next start, or within an hour.`)
}

await runCommand(async () => {
  const { positionals } = readArguments(usage, {})
  const [command, word] = positionals
  const environment = readEnvironment(process.env)
  if (command === 'rotate-key') return rotate(environment)
  if (word === undefined) throw new UsageError('Say what to do, and with which file.', usage)
  const file = resolve(word)
  if (command === 'export') return exportTo(environment, file)
  if (command === 'import') return importFrom(environment, file)
  if (command === 'erase-again') return eraseAgain(environment, file)
  throw new UsageError(`${command ?? ''} is unknown.`, usage)
})
