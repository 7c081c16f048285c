import { describe, expect, it } from 'vitest'
import { readFields, readFormType } from '../../../server/comments/checks/readFields.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('readFields of a form', () => {
  it('decodes names and values as a browser encodes them', () => {
    const outcome = readFields(bytes('name=Ada+Conti&body=caff%C3%A8+%26+t%C3%A8%0D%0A%2B'), 'form')
    expect(outcome).toMatchObject({
      kind: 'fields',
      typed: { name: 'Ada Conti', body: 'caffè & tè\r\n+', email: '' },
    })
  })

  it.each(['name=%', 'name=%zz', 'name=%C3', 'na%ffme=x', 'body=%ED%A0%80'])(
    'calls %s malformed',
    (text) => {
      expect(readFields(bytes(text), 'form')).toEqual({ kind: 'malformed' })
    },
  )

  it('calls bytes that are not UTF-8 malformed', () => {
    expect(readFields(Uint8Array.of(0x61, 0x3d, 0xff), 'form')).toEqual({ kind: 'malformed' })
  })

  it('finds a repeated field, its name encoded otherwise or not', () => {
    const outcome = readFields(bytes('body=uno&name=Ada&b%6Fdy=due'), 'form')
    expect(outcome).toMatchObject({ kind: 'repeatedField', typed: { body: 'uno', name: 'Ada' } })
    expect(readFields(bytes('status=a&status=b'), 'form').kind).toBe('repeatedField')
  })

  it('takes 20 fields and refuses 21', () => {
    const fields = Array.from({ length: 20 }, (_, index) => `f${index}=x`).join('&')
    expect(readFields(bytes(fields), 'form').kind).toBe('fields')
    expect(readFields(bytes(`${fields}&body=ciao`), 'form')).toMatchObject({
      kind: 'tooManyFields',
      typed: { body: 'ciao' },
    })
  })

  it('is not led astray by names that every object has', () => {
    const outcome = readFields(bytes('__proto__=x&constructor=y&toString=z'), 'form')
    expect(outcome).toMatchObject({ kind: 'fields', typed: { name: '', body: '' } })
  })
})

describe('readFields of JSON', () => {
  it('takes strings, and null for an empty field', () => {
    const outcome = readFields(bytes('{"name":"Ada","url":null,"other":[1]}'), 'json')
    expect(outcome).toMatchObject({ kind: 'fields', typed: { name: 'Ada', url: '' } })
  })

  it.each(['', '[]', '"x"', 'null', '{"name":1}', '{"name":["a"]}', '{"body":{"a":"b"}}', '{'])(
    'calls %s malformed',
    (text) => {
      expect(readFields(bytes(text), 'json')).toEqual({ kind: 'malformed' })
    },
  )

  it('finds the repeated name that JSON.parse would hide', () => {
    expect(readFields(bytes('{"body":"a","body":"b"}'), 'json').kind).toBe('repeatedField')
    expect(readFields(bytes('{"body":"a","b\\u006fdy" : "b"}'), 'json').kind).toBe('repeatedField')
    const nested = '{"body":"{\\"body\\":1}","x":{"body":1},"y":[{"body":2}]}'
    expect(readFields(bytes(nested), 'json').kind).toBe('fields')
  })
})

describe('readFormType', () => {
  const type = (value: string, more = {}) =>
    readFormType(new Headers({ 'content-type': value, ...more }))

  it('knows the two types, in UTF-8 only', () => {
    expect(type('application/x-www-form-urlencoded')).toBe('form')
    expect(type('Application/JSON; charset=UTF-8')).toBe('json')
    expect(type('application/x-www-form-urlencoded; charset=iso-8859-1')).toBeUndefined()
    expect(type('multipart/form-data; boundary=x')).toBeUndefined()
    expect(type('text/plain')).toBeUndefined()
    expect(type('application/json', { 'content-encoding': 'gzip' })).toBeUndefined()
    expect(readFormType(new Headers())).toBeUndefined()
  })
})
