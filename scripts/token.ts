import { readEnvironment } from '../server/environment.ts'
import { openAccess } from '../server/openAccess.ts'
import { readArguments, runCommand, UsageError } from './command.ts'

const usage = `Usage:
  npm run token -- --role ROLE --name NAME   makes an API token; the last line is the token alone
Roles: administrator, editor, contributor, viewer, comment-writer.
The token is shown once and stored hashed.`

await runCommand(async () => {
  const text = { type: 'string' } as const
  const { values } = readArguments(usage, { role: text, name: text })
  const { role, name } = values
  if (role === undefined || name === undefined) {
    throw new UsageError('--role and --name are needed.', usage)
  }
  const access = openAccess(readEnvironment(process.env))
  try {
    const secret = access.tokens.create({ role, name })
    console.log(`Token "${name}" with the role ${role}:`)
    console.log(secret)
  } finally {
    access.close()
  }
})
