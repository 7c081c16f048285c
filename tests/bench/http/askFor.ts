import { Agent, request } from 'node:http'
import { parentPort } from 'node:worker_threads'

/** What a worker is asked: so many requests of one address, sixteen at a time. */
export interface Load {
  readonly url: string
  readonly times: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

const ask = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    request(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(String(response.statusCode)))
      response.resume().on('end', resolve)
    })
      .on('error', reject)
      .end()
  })

// In a thread of its own, so that what asks does not slow down what answers.
parentPort?.on('message', ({ url, times }: Load) => {
  let n = 0
  const start = performance.now()
  const work = async (): Promise<void> => {
    while ((n += 1) <= times) await ask(url)
  }
  const done = Promise.all(Array.from({ length: 16 }, work))
  void done.then(() => parentPort?.postMessage(times / ((performance.now() - start) / 1000)))
})
