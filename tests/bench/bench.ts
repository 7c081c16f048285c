import { readdirSync } from 'node:fs'

// npm run bench -- NAME [ARGUMENT]: runs one benchmark of this folder.
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'bench.ts')
  .map((file) => file.slice(0, -'.ts'.length))
const [name] = process.argv.splice(2, 1)
if (name !== undefined && names.includes(name)) await import(`./${name}.ts`)
else {
  console.error(`Say which: npm run bench -- ${names.join(' | ')}`)
  process.exitCode = 1
}
