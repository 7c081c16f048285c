import { expect, test } from 'vitest'
import { visitorNetwork } from '../../../server/comments/privacy/visitorNetwork.ts'

test('is an IPv4 address, however it is written', () => {
  expect(visitorNetwork('203.0.113.7')).toBe('203.0.113.7')
  expect(visitorNetwork('::ffff:203.0.113.7')).toBe('203.0.113.7')
})

test('is the /64 network of an IPv6 address', () => {
  expect(visitorNetwork('2001:db8:1:2:3:4:5:6')).toBe(visitorNetwork('2001:db8:1:2::1'))
  expect(visitorNetwork('2001:db8:1:2::1')).not.toBe(visitorNetwork('2001:db8:1:3::1'))
  expect(visitorNetwork('2001:db8:1:2::1')).toBe('2001:db8:1:2')
})

test('is unknown when there is no address to read', () => {
  expect(visitorNetwork('')).toBe('unknown')
  expect(visitorNetwork('/var/run/socket')).toBe('unknown')
})
