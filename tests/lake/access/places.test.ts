import { expect, test } from 'vitest'
import { anonymous, type Identity } from '../../../server/lake/access/identity.ts'
import { createPlaces } from '../../../server/lake/access/places.ts'

const limits = { inAll: 6, anonymous: 4, perIdentity: 3, perNetwork: 2 }
const person = (id: string): Identity => ({ kind: 'account', id, roles: [] })

test('nobody holds too many places, and who leaves makes room', () => {
  const places = createPlaces(limits)
  const ada = { identity: person('ada'), remoteAddress: '192.0.2.1' }
  const [leave] = [places.enter(ada), places.enter(ada), places.enter(ada)]
  expect(() => places.enter({ ...ada, remoteAddress: '192.0.2.2' })).toThrow(/Too many/)
  places.enter({ ...ada, identity: person('bob') })
  leave()
  leave()
  places.enter(ada)
  expect(() => places.enter(ada)).toThrow(/Too many/)
})

test('strangers are counted by network, and leave room for those who work here', () => {
  const places = createPlaces(limits)
  const from = (remoteAddress: string) => places.enter({ identity: anonymous, remoteAddress })
  from('2001:db8:0:1::1')
  from('2001:db8:0:1::2')
  expect(() => from('2001:db8:0:1:ffff::3')).toThrow(/Too many/)
  from('192.0.2.1')
  from('192.0.2.2')
  expect(() => from('192.0.2.3')).toThrow(/Too many/)
  places.enter({ identity: person('ada'), remoteAddress: '192.0.2.3' })
})
