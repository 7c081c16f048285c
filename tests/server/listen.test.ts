import { once } from 'node:events'
import { get } from 'node:http'
import { expect, test } from 'vitest'
import { readProxy } from '../../server/clientAddress.ts'
import { listen } from '../../server/listen.ts'
import { found } from '../found.ts'

const hello = async (): Promise<Response> => new Response('ciao')

test('answers on loopback and knows the caller', async () => {
  const server = await listen({
    port: 0,
    variable: 'SITE_PORT',
    handler: async (request, connection) =>
      Response.json({ path: new URL(request.url).pathname, ...connection }),
  })
  const answer = await fetch(`http://127.0.0.1:${server.port}/a/b`)
  expect(await answer.json()).toEqual({ path: '/a/b', remoteAddress: '127.0.0.1' })
  await server.close()
})

test('believes its own proxies, and nobody else, on where a request came from', async () => {
  const handler = async (_request: Request, { remoteAddress }: { remoteAddress: string }) =>
    new Response(remoteAddress)
  const headers = { 'x-forwarded-for': 'spoofed, 198.51.100.1' }
  const seen = async (proxies: string[]): Promise<string> => {
    const ranges = proxies.map((entry) => found(readProxy(entry)))
    const server = await listen({ port: 0, variable: 'CMS_PORT', handler, proxies: ranges })
    const answer = await fetch(`http://127.0.0.1:${server.port}/`, { headers })
    const text = await answer.text()
    await server.close()
    return text
  }
  expect(await seen([])).toBe('127.0.0.1')
  expect(await seen(['127.0.0.1'])).toBe('198.51.100.1')
})

test('a taken port is refused with the variable to change', async () => {
  const server = await listen({ port: 0, variable: 'SITE_PORT', handler: hello })
  await expect(listen({ port: server.port, variable: 'CMS_PORT', handler: hello })).rejects.toThrow(
    new RegExp(`Port ${server.port} is in use.*CMS_PORT`),
  )
  await server.close()
})

test('closing ends a stream that is still open', async () => {
  const server = await listen({
    port: 0,
    variable: 'SITE_PORT',
    handler: async () =>
      new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([1])) })),
  })
  const answer = await fetch(`http://127.0.0.1:${server.port}/`)
  const reading = answer.arrayBuffer()
  await server.close()
  await expect(reading).rejects.toThrow()
})

test('closing ends a socket that was upgraded', async () => {
  const server = await listen({
    port: 0,
    variable: 'SITE_PORT',
    handler: hello,
    onUpgrade: (_request, socket) => {
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n',
      )
      return true
    },
  })
  const request = get({ port: server.port, headers: { connection: 'Upgrade', upgrade: 'echo' } })
  const [, socket] = await once(request, 'upgrade')
  const closed = once(socket, 'close')
  await server.close()
  await closed
})
