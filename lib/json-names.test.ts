import { expect, test } from 'vitest'
import { droppedName, hasNameTwice } from './json-names'

test.each([
  '{"to":"a","to":"b"}',
  '{"to":"a" , "t\\u006f" : "b"}',
  '[{"a":1},{"a":{"b":[{"c":1,"d":"}","c":2}]}}]',
  '{"":1,"":2}',
  '{"__proto__":1,"__proto__":2}',
  '{"a":"\\":","b":1,"b":2}',
])('%s has a name twice in one object', (json) => {
  expect([hasNameTwice(json), droppedName(json, JSON.parse(json))]).toEqual([true, true])
})

test.each([
  '{"to":"a","from":"to"}',
  '[{"a":1},{"a":1}]',
  '{"a":{"a":{"a":["a","a"]}}}',
  '{"a":"\\"b\\":1, \\"b\\":2","b":"{\\"b\\":"}',
  '{"__proto__":1,"constructor":2}',
  '"a"',
  '[]',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
])('%.40s has none', (json) => {
  expect([hasNameTwice(json), droppedName(json, JSON.parse(json))]).toEqual([false, false])
})

test('names that a more tolerant parser would read alike count as one if the caller says so', () => {
  expect(hasNameTwice('{"to":1,"TO":2}', (name) => name.toLowerCase())).toBe(true)
  expect(hasNameTwice('{"to":1,"TO":2}')).toBe(false)
})
