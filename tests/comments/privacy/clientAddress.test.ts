import { describe, expect, it } from 'vitest'
import {
  clientAddress,
  readProxies,
  visitorNetwork,
} from '../../../server/comments/privacy/clientAddress.ts'

function networkOf(remote: string, forwarded: string | null = null, proxies: string[] = []) {
  return visitorNetwork(clientAddress(remote, forwarded, readProxies(proxies)))
}

describe('visitorNetwork', () => {
  it('is an IPv4 address, however it is written', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7')
  })

  it('is the /64 network of an IPv6 address', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::1'))
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
    expect(networkOf('2001:db8:1:2::1')).toBe('2001:db8:1:2')
  })

  it('is unknown when there is no address to read', () => {
    expect(networkOf('')).toBe('unknown')
    expect(networkOf('/var/run/socket')).toBe('unknown')
  })
})

describe('clientAddress', () => {
  it('does not read what was forwarded by a stranger', () => {
    expect(networkOf('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7')
    expect(networkOf('203.0.113.7', '198.51.100.1', ['10.0.0.0/8'])).toBe('203.0.113.7')
  })

  it('reads what our proxies wrote, and nothing left of it', () => {
    const proxies = ['10.0.0.0/8', '::1']
    expect(networkOf('10.1.2.3', '198.51.100.1', proxies)).toBe('198.51.100.1')
    expect(networkOf('::1', 'spoofed, 198.51.100.1, 10.9.9.9', proxies)).toBe('198.51.100.1')
    expect(networkOf('10.1.2.3', '192.0.2.1, 198.51.100.1', proxies)).toBe('198.51.100.1')
    expect(networkOf('10.1.2.3', '198.51.100.1:5432', proxies)).toBe('198.51.100.1')
    expect(networkOf('10.1.2.3', '[2001:db8::1]:443', proxies)).toBe('2001:db8:0:0')
  })

  it('stays at the proxy when what it wrote is no address', () => {
    expect(networkOf('10.1.2.3', '198.51.100.1, unknown', ['10.0.0.0/8'])).toBe('10.1.2.3')
    expect(networkOf('10.1.2.3', null, ['10.0.0.0/8'])).toBe('10.1.2.3')
  })

  it('says which configured proxy is no address', () => {
    expect(() => readProxies(['10.0.0.0/8', 'proxy.lan'])).toThrow(/"proxy\.lan".*write/)
  })
})
