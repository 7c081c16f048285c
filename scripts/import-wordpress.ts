import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { connectContent } from '../server/connect.ts'
import { readEnvironment } from '../server/environment.ts'
import { readArguments, runCommand, UsageError } from './command.ts'
import { importExport } from './wordpress/io/importExport.ts'
import { saveReport } from './wordpress/io/saveReport.ts'
import { describeReport } from './wordpress/importReport.ts'

const usage = `Usage:
  npm run import:wordpress -- FILE.xml                  imports a WordPress export (Tools → Export → All content)
  npm run import:wordpress -- FILE.xml --language it    says the language of its texts: it or en
  npm run import:wordpress -- FILE.xml --no-pictures    fetches no pictures; figures keep their address
What is there already stays as it is, so an import can be repeated.`

function readLanguage(value: string | undefined): 'it' | 'en' | undefined {
  if (value === undefined || value === 'it' || value === 'en') return value
  throw new UsageError(`--language ${value} is unknown: write it or en.`, usage)
}

async function readFileName(words: readonly string[]): Promise<string> {
  const [word] = words
  if (word === undefined) throw new UsageError('Name the file to import.', usage)
  const file = resolve(word)
  const found = await stat(file).catch(() => undefined)
  if (found?.isFile() !== true) throw new UsageError(`${file} is not there, or is no file.`, usage)
  return file
}

function showProgress(step: string, done?: number, total?: number): void {
  if (done === undefined || total === undefined || done === 0) console.log(`${step} …`)
  else if (done === total || done % 100 === 0) console.log(`${step}: ${done} of ${total}`)
}

await runCommand(async () => {
  const { values, positionals } = readArguments(usage, {
    language: { type: 'string' },
    'no-pictures': { type: 'boolean' },
  })
  const language = readLanguage(values.language)
  const file = await readFileName(positionals)
  const environment = readEnvironment(process.env)
  const content = await connectContent(environment)
  try {
    const pictures = values['no-pictures'] !== true
    const { client } = content
    const now = new Date()
    const report = await importExport({
      file,
      client,
      now,
      language,
      pictures,
      onProgress: showProgress,
    })
    const path = await saveReport(join(environment.dataFolder, 'imports'), report)
    console.log(`\n${describeReport(report)}\n\nThis list is also in ${path}`)
  } finally {
    await content.close()
  }
})
