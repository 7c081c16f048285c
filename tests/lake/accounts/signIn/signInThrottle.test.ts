import { expect, test } from 'vitest'
import { createSignInThrottle } from '../../../../server/lake/accounts/signIn/signInThrottle.ts'

function throttleAt() {
  const time = { now: Date.parse('2026-03-01T10:00:00Z') }
  return { time, throttle: createSignInThrottle(() => new Date(time.now)) }
}

const minute = 60_000

test('five guesses on one account from one address, then a wait of a quarter of an hour', () => {
  const { time, throttle } = throttleAt()
  for (let guess = 0; guess < 5; guess += 1) expect(throttle.attempt('a@b.it', '10.0.0.1')).toBe(0)
  expect(throttle.attempt('A@b.it ', '10.0.0.1')).toBe(15 * 60)
  time.now += 15 * minute
  expect(throttle.attempt('a@b.it', '10.0.0.1')).toBe(0)
})

test('being told to wait does not lengthen the wait', () => {
  const { time, throttle } = throttleAt()
  for (let guess = 0; guess < 5; guess += 1) throttle.attempt('a@b.it', '10.0.0.1')
  time.now += 10 * minute
  throttle.attempt('a@b.it', '10.0.0.1')
  expect(throttle.attempt('a@b.it', '10.0.0.1')).toBe(5 * 60)
})

test('a stranger who guesses does not keep the owner out', () => {
  const { throttle } = throttleAt()
  for (let guess = 0; guess < 50; guess += 1) throttle.attempt('a@b.it', '10.0.0.1')
  expect(throttle.attempt('a@b.it', '10.0.0.2')).toBe(0)
})

test('an address that tries many accounts is stopped', () => {
  const { throttle } = throttleAt()
  for (let guess = 0; guess < 30; guess += 1) throttle.attempt(`${guess}@b.it`, '10.0.0.1')
  expect(throttle.attempt('new@b.it', '10.0.0.1')).toBeGreaterThan(0)
})

test('many addresses that guess one account are stopped', () => {
  const { throttle } = throttleAt()
  for (let guess = 0; guess < 60; guess += 1) throttle.attempt('a@b.it', `10.0.0.${guess}`)
  expect(throttle.attempt('a@b.it', '10.9.9.9')).toBeGreaterThan(0)
})

test('addresses of one IPv6 network count as one, in every way of writing them', () => {
  const { throttle } = throttleAt()
  const same = [
    '2001:db8::1',
    '2001:db8:0:0:1::2',
    '2001:db8:0:0:9:9:9:9',
    '2001:db8::3',
    '2001:db8::4',
  ]
  for (const address of same) throttle.attempt('a@b.it', address)
  expect(throttle.attempt('a@b.it', '2001:db8::ffff')).toBeGreaterThan(0)
  expect(throttle.attempt('a@b.it', '2001:db8:0:1::1')).toBe(0)
})

test('a sign-in that works clears the account for that address', () => {
  const { throttle } = throttleAt()
  for (let guess = 0; guess < 4; guess += 1) throttle.attempt('a@b.it', '10.0.0.1')
  throttle.succeeded('a@b.it', '10.0.0.1')
  for (let guess = 0; guess < 5; guess += 1) expect(throttle.attempt('a@b.it', '10.0.0.1')).toBe(0)
})
