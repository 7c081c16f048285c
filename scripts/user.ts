import { readEnvironment } from '../server/environment.ts'
import { type Access, openAccess } from '../server/openAccess.ts'
import { readArguments, runCommand, UsageError } from './command.ts'

const usage = `Usage:
  npm run user -- add --email ADDRESS --role ROLE [--name NAME]   adds a person, prints a sign-in link
  npm run user -- role --email ADDRESS --role ROLE                gives a person another role
  npm run user -- link --email ADDRESS                            prints a new sign-in link
  npm run user -- list                                            lists people and roles
  npm run user -- remove --email ADDRESS                          removes a person; their documents stay
Roles: administrator, editor, contributor (drafts only), viewer.`

function need(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${option} is missing.`, usage)
  return value
}

function find(access: Access, email: string | undefined): { id: string; email: string } {
  const account = access.accounts.findByEmail(need(email, 'email'))
  if (account === undefined) throw new UsageError(`${email} has no account.`, usage)
  return account
}

type Values = { readonly email?: string; readonly role?: string; readonly name?: string }

function printLink(access: Access, email: string): void {
  console.log('Sign-in link, good once within a day:')
  console.log(access.accounts.signInLink(email))
}

function runUser(access: Access, verb: string | undefined, values: Values): void {
  switch (verb) {
    case 'add': {
      const email = need(values.email, 'email')
      const role = need(values.role, 'role')
      const account = access.accounts.add({ email, role, name: values.name ?? '' })
      console.log(`${account.email} is now ${account.role}.`)
      return printLink(access, account.email)
    }
    case 'link':
      return printLink(access, find(access, values.email).email)
    case 'list': {
      const people = access.accounts.list()
      if (people.length === 0)
        console.error('Nobody has an account yet; npm start makes the first.')
      for (const { email, role, name, lastSignInAt } of people) {
        console.log([email, role, name, lastSignInAt ?? 'never signed in'].join('\t'))
      }
      return undefined
    }
    case 'role': {
      const { id, email } = find(access, values.email)
      const role = need(values.role, 'role')
      access.accounts.setRole(id, role)
      console.log(`${email} is now ${role}.`)
      return undefined
    }
    case 'remove': {
      const { id, email } = find(access, values.email)
      access.accounts.remove(id)
      console.log(`${email} is removed.`)
      return undefined
    }
    default:
      throw new UsageError(verb === undefined ? 'Say what to do.' : `"${verb}" is unknown.`, usage)
  }
}

await runCommand(async () => {
  const text = { type: 'string' } as const
  const { values, positionals } = readArguments(usage, { email: text, role: text, name: text })
  const access = openAccess(readEnvironment(process.env))
  try {
    runUser(access, positionals[0], values)
  } finally {
    access.close()
  }
})
