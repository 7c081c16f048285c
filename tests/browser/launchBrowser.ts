import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { type ChromiumProgram, packagedChromium } from './packagedChromium.ts'

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Tests stay on this machine: every other name is unknown to the browser.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
]

/**
 * The Chromium for tests: the one named by `EDICOLA_CHROMIUM`, else the system's, else the one in
 * the npm package. `EDICOLA_CHROMIUM=package` asks for the last.
 */
export async function findChromium(): Promise<ChromiumProgram> {
  const named = process.env['EDICOLA_CHROMIUM'] ?? ''
  if (named === 'package') return packagedChromium()
  if (named !== '') {
    if (existsSync(named)) return { executable: named, environment: {} }
    throw new Error(
      `EDICOLA_CHROMIUM is ${named}, where there is no file. Write a path, or unset it.`,
    )
  }
  const installed = SYSTEM_BROWSERS.find((path) => existsSync(path))
  if (installed !== undefined) return { executable: installed, environment: {} }
  return packagedChromium()
}

/** Launches a headless Chromium; whoever launches closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, environment } = await findChromium()
  return chromium.launch({
    executablePath: executable,
    env: { ...process.env, ...environment },
    args: FLAGS,
    headless: true,
  })
}

/** Launches a headless Chromium that is closed when the test ends. */
export async function launchBrowserForTest(): Promise<Browser> {
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  return browser
}
