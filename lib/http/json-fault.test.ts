import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findJsonFault } from './json-fault'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test.each([
  ['', { line: 1, column: 1, expected: 'a value' }],
  ['{"a":1,}', { line: 1, column: 8, expected: 'a name in double quotes' }],
  ['{a:1}', { line: 1, column: 2, expected: 'a name in double quotes or }' }],
  ["{'a':1}", { line: 1, column: 2, expected: 'a name in double quotes or }' }],
  ['{\n  "a": tru\n}', { line: 2, column: 8, expected: 'a value' }],
  ['{\n  "a": 1\n  "b": 2\n}', { line: 3, column: 3, expected: 'a comma or }' }],
  ['[1 2]', { line: 1, column: 4, expected: 'a comma or ]' }],
  ['[1,2', { line: 1, column: 5, expected: 'a comma or ]' }],
  ['{"a"', { line: 1, column: 5, expected: 'a colon' }],
  ['"open', { line: 1, column: 6, expected: 'a closing double quote' }],
  ['{"a":1}x', { line: 1, column: 8, expected: 'the end of the text' }],
  [String.raw`"\x"`, { line: 1, column: 2, expected: 'a letter that may follow a backslash' }],
])('%s', (text, fault) => {
  expect(findJsonFault(text)).toEqual(fault)
})

test('a line break inside of a text is told as that', () => {
  expect(findJsonFault('"a\nb"')).toMatchObject({ line: 1, column: 3 })
})

test('what JSON.parse takes has no fault, and what it refuses has one, also with one letter lost or changed', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '"', ',', '}', ']', '\\', '0', 'x', '\n', '-', '.'),
      (json, n, put) => {
        expect(findJsonFault(json)).toBeNull()
        const at = json.length === 0 ? 0 : n % json.length
        const broken = json.slice(0, at) + put + json.slice(at + 1)
        expect({ broken, isJson: findJsonFault(broken) === null }).toEqual({ broken, isJson: isJson(broken) })
      },
    ),
    { numRuns: 2000 },
  )
})

test('two million brackets are counted without running out of stack', () => {
  expect(findJsonFault('['.repeat(2_000_000))).toMatchObject({ column: 2_000_001 })
})
