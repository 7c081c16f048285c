import { expect, it } from 'vitest'
import { withoutProjectHost } from '../../studio/projectHost.ts'

async function addressAsked(input: RequestInfo | URL): Promise<string> {
  let asked = ''
  const fetch = withoutProjectHost(
    async (given) => {
      asked = given instanceof Request ? given.url : String(given)
      return new Response()
    },
    'http://localhost:3333',
    'edicola',
  )
  await fetch(input)
  return asked
}

const onProjectHost = 'http://edicola.localhost:3333/v2025-02-19/users/me?tag=x'
const onLake = 'http://localhost:3333/v2025-02-19/users/me?tag=x'

it.each([
  ['a text', onProjectHost],
  ['a URL', new URL(onProjectHost)],
  ['a request', new Request(onProjectHost)],
])('sends a request for the project host to the lake: %s', async (_kind, input) => {
  expect(await addressAsked(input)).toBe(onLake)
})

it('leaves every other address as it is', async () => {
  expect(await addressAsked(onLake)).toBe(onLake)
  const lookalike = 'http://edicola.localhost:33330/v1/users/me'
  expect(await addressAsked(lookalike)).toBe(lookalike)
})

it('keeps the method and the body of a request', async () => {
  let body = ''
  const fetch = withoutProjectHost(
    async (given) => {
      body = given instanceof Request ? `${given.method} ${await given.text()}` : ''
      return new Response()
    },
    'http://localhost:3333',
    'edicola',
  )
  await fetch(new Request(onProjectHost, { method: 'POST', body: 'written' }))
  expect(body).toBe('POST written')
})
