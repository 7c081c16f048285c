import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, 'node_modules', '.cache', 'edicola')

/** A Chromium on disk, and the environment in which it starts. */
export interface ChromiumProgram {
  readonly executable: string
  readonly environment: Readonly<Record<string, string>>
}

/**
 * The Chromium of the npm package `@sparticuz/chromium` (Linux on x64), unpacked once into
 * `node_modules/.cache`. It needs nothing installed: the libraries and fonts that a bare system
 * lacks come from the package too.
 */
export async function packagedChromium(): Promise<ChromiumProgram> {
  const folder = await unpack()
  const executable = join(folder, 'chromium')
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
  const environment = (await starts(executable, {})) ? {} : libraries
  if (!(await starts(executable, environment))) {
    throw new Error(
      `The Chromium of @sparticuz/chromium does not start here (${process.platform} ${process.arch}). ` +
        'Install Chromium or Chrome, or name one in the environment variable EDICOLA_CHROMIUM.',
    )
  }
  const hasFonts = existsSync('/etc/fonts/fonts.conf')
  const fonts = hasFonts ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  return { executable, environment: { ...environment, ...fonts } }
}

async function unpack(): Promise<string> {
  const manifest = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json')
  const { version } = JSON.parse(await readFile(manifest, 'utf8'))
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, 'unpacking-'))
  // The package unpacks below the temporary folder, and its system libraries only where it believes
  // itself on AWS Lambda: both are told in a process of its own, which keeps this one as it is.
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
  await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  })
  await writeFile(join(draft, 'fonts.conf'), fontConfiguration(folder))
  // Another test process may have been faster; its copy is as good.
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  })
  return folder
}

const fontConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`

/** Whether the system's loader finds everything that the program is linked to. */
async function starts(executable: string, environment: Record<string, string>): Promise<boolean> {
  try {
    await run(executable, ['--version'], { env: { ...process.env, ...environment } })
    return true
  } catch {
    return false
  }
}
