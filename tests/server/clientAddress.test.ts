import { expect, test } from 'vitest'
import { clientAddress, readProxy } from '../../server/clientAddress.ts'
import { found } from '../found.ts'

const proxies = ['10.0.0.0/8', '::1'].map((entry) => found(readProxy(entry)))

test('a connection is what it is when nothing stands in front', () => {
  expect(clientAddress('203.0.113.7', null, [])).toBe('203.0.113.7')
  expect(clientAddress('::ffff:203.0.113.7', null, [])).toBe('203.0.113.7')
  expect(clientAddress('/var/run/socket', null, [])).toBe('/var/run/socket')
})

test('what a stranger forwarded is not read', () => {
  expect(clientAddress('203.0.113.7', '198.51.100.1', [])).toBe('203.0.113.7')
  expect(clientAddress('203.0.113.7', '198.51.100.1', proxies)).toBe('203.0.113.7')
})

test('what our proxies wrote is read, and nothing left of it', () => {
  expect(clientAddress('10.1.2.3', '198.51.100.1', proxies)).toBe('198.51.100.1')
  expect(clientAddress('::1', 'spoofed, 198.51.100.1, 10.9.9.9', proxies)).toBe('198.51.100.1')
  expect(clientAddress('10.1.2.3', '192.0.2.1, 198.51.100.1', proxies)).toBe('198.51.100.1')
  expect(clientAddress('10.1.2.3', '198.51.100.1:5432', proxies)).toBe('198.51.100.1')
  expect(clientAddress('10.1.2.3', '[2001:db8::1]:443', proxies)).toBe('2001:db8::1')
})

test('it stays at the proxy when what that wrote is no address', () => {
  expect(clientAddress('10.1.2.3', '198.51.100.1, unknown', proxies)).toBe('10.1.2.3')
  expect(clientAddress('10.1.2.3', null, proxies)).toBe('10.1.2.3')
})

test('a name is no proxy', () => {
  expect(readProxy('proxy.lan')).toBeUndefined()
})
