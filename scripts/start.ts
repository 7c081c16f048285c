import { readEnvironment } from '../server/environment.ts'
import { type Edicola, startEdicola } from '../server/main.ts'
import { readArguments, runCommand } from './command.ts'
import { createJsonReport } from './jsonReport.ts'
import { createReport } from './report.ts'
import { seedSampleContent } from './seed.ts'

const usage = `Usage:
  npm start              runs site, Studio and comments; sample content at the first run
  npm start -- --empty   without sample content
  npm start -- --json    tells what happens as lines of JSON`

function closeOnSignal(edicola: Promise<Edicola>): void {
  let asked = false
  const stop = (signal: NodeJS.Signals): void => {
    // Whoever asks twice does not want to wait.
    if (asked) process.exit(1)
    asked = true
    console.log(`\nstopping (${signal})`)
    edicola
      .then((running) => running.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

await runCommand(async () => {
  const { values } = readArguments(usage, {
    empty: { type: 'boolean' },
    json: { type: 'boolean' },
  })
  const environment = readEnvironment(process.env)
  const report =
    values.json === true ? createJsonReport(process.stdout) : createReport(process.stdout)
  const starting = startEdicola({
    environment,
    loadSample: values.empty === true ? undefined : seedSampleContent,
    onEvent: report.show,
  })
  closeOnSignal(starting)
  const { signInLink } = await starting
  report.ready({ ...environment, signInLink })
})
