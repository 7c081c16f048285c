import { createServer, type RequestListener } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import {
  type FetchBounds,
  fetchPicture,
  isPublicAddress,
  strictBounds,
} from '../../../scripts/wordpress/io/fetchPicture.ts'
import { fetchPictures } from '../../../scripts/wordpress/io/fetchPictures.ts'
import { listenLocally } from '../../listenLocally.ts'

async function serve(
  listener: RequestListener,
): Promise<{ url: string; port: string; requests: string[] }> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    listener(request, response)
  })
  const url = await listenLocally(server)
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  return { url, port: new URL(url).port, requests }
}

/** Bounds under which only this server may be asked. */
const only = (port: string, more: Partial<FetchBounds> = {}): FetchBounds => ({
  ...strictBounds,
  isAllowedAddress: (address) => address === '127.0.0.1',
  ports: new Set([port]),
  ...more,
})

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '0.0.0.0',
  '100.64.0.1',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  'ff02::1',
  '224.0.0.1',
  'not an address',
])('%s is no public address', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test('ordinary addresses are public', () => {
  expect(isPublicAddress('93.184.216.34')).toBe(true)
  expect(isPublicAddress('2606:2800:220:1:248:1893:25c8:1946')).toBe(true)
})

test.each([
  'http://127.0.0.1/a.jpg',
  'http://localhost/a.jpg',
  'http://[::1]/a.jpg',
  'http://2130706433/a.jpg',
  'http://0x7f.1/a.jpg',
  'http://[::ffff:127.0.0.1]/a.jpg',
  'http://169.254.169.254/latest/meta-data',
])('%s is refused without a connection', async (address) => {
  expect(await fetchPicture(address, strictBounds)).toEqual({
    kind: 'failed',
    reason: expect.stringContaining('is not in the public internet'),
    unreachable: false,
  })
})

test.each([
  'http://example.org:8080/a.jpg',
  'file:///etc/passwd',
  'http://user:word@example.org/a.jpg',
])('%s is refused', async (address) => {
  expect(await fetchPicture(address, strictBounds)).toMatchObject({
    kind: 'failed',
    unreachable: false,
  })
})

test('a picture is fetched, through redirects', async () => {
  const { url, port } = await serve((request, response) => {
    if (request.url === '/a.jpg') response.writeHead(302, { Location: '/b.jpg' }).end()
    else response.end('picture')
  })
  const outcome = await fetchPicture(`${url}/a.jpg`, only(port))
  expect(outcome).toEqual({ kind: 'fetched', bytes: Buffer.from('picture') })
})

test('a redirect to a foreign address is refused, and four redirects are too many', async () => {
  const inner = await serve((_, response) => response.end('secret'))
  const { url, port, requests } = await serve((request, response) => {
    const Location = request.url === '/in' ? inner.url : `/${requests.length}`
    response.writeHead(302, { Location }).end()
  })
  expect(await fetchPicture(`${url}/in`, only(port))).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('port'),
  })
  expect(inner.requests).toEqual([])
  expect(await fetchPicture(`${url}/round`, only(port))).toMatchObject({
    reason: 'it was moved more than 3 times',
  })
  expect(requests).toHaveLength(5)
})

test('a picture that is too large or too slow is given up', async () => {
  const { url, port } = await serve((request, response) => {
    if (request.url === '/large') response.end('x'.repeat(5000))
  })
  expect(await fetchPicture(`${url}/large`, only(port, { bytes: 1000 }))).toMatchObject({
    reason: 'it is larger than 1000 bytes',
  })
  expect(await fetchPicture(`${url}/slow`, only(port, { milliseconds: 100 }))).toEqual({
    kind: 'failed',
    reason: 'no answer in time',
    unreachable: true,
  })
})

test('a host that cannot be reached is asked at most once by each of four, whatever the number of pictures', async () => {
  const { url, port, requests } = await serve((request) => request.socket.destroy())
  const addresses = Array.from({ length: 50 }, (_, index) => `${url}/${index}.jpg`)
  const progress: number[] = []
  const { assets, failures } = await fetchPictures(addresses, {
    bounds: only(port),
    milliseconds: 10_000,
    store: () => Promise.reject(new Error('nothing to store')),
    onProgress: (done) => progress.push(done),
  })
  expect(assets.size).toBe(0)
  expect(failures.size).toBe(50)
  expect(requests.length).toBeLessThanOrEqual(4)
  expect(progress.at(-1)).toBe(50)
})

test('a picture that cannot be stored is a failure with its reason', async () => {
  const { url, port } = await serve((_, response) => response.end('no picture'))
  const { failures } = await fetchPictures([`${url}/a.jpg`], {
    bounds: only(port),
    milliseconds: 10_000,
    store: () => Promise.reject(new Error('unknown format')),
    onProgress: () => {},
  })
  expect(failures).toEqual(new Map([[`${url}/a.jpg`, 'unknown format']]))
})
