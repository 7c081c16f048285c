import { launchBrowser } from '../browser/launchBrowser.ts'
import { serveStudio } from '../studio/serveStudio.ts'
import { fillStudio } from './studioBench/fillStudio.ts'
import { measure } from './studioBench/stopwatch.ts'
import { deskTasks, moderationTasks, searchTask } from './studioBench/tasks.ts'

// npm run bench -- studio [ARTICLES] [COMMENTS]: from a click in the Studio to what it shows.

const [articles = 10_000, comments = 50_000] = process.argv.slice(2).map(Number)

const studio = await serveStudio("default-src 'self' 'unsafe-inline' data: blob: ws:")
const browser = await launchBrowser()
try {
  await fillStudio(studio.client, articles, comments)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(60_000)
  await page.goto(studio.signInLink('editor'))
  await page.goto(`${studio.url}/structure`)
  await page.getByTestId('pane-item-Articoli').waitFor()
  console.log('| what | from | first ms | median ms | the lake | aim |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  for (const task of deskTasks(page, studio.url)) await measure(page, task)
  await page.goto(`${studio.url}/structure`)
  await measure(page, searchTask(page))
  await page.goto(`${studio.url}/structure`)
  for (const task of moderationTasks(page)) await measure(page, task)
} finally {
  await browser.close()
  await studio.close()
}
