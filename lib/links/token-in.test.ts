import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mintLink } from './mint-link'
import { CLAIMS, KEYS } from './testing'
import { tokenIn } from './token-in'
import { verifyLink } from './verify-link'

const TOKEN = mintLink(KEYS, CLAIMS)
/** What follows a link in a sentence: WhatsApp's marks for bold and italics, the end of a quote, invisible marks. */
const BEHIND = [
  ...Array.from('.,;:!¡?¿)]}>*_~-`\'"|/\\…”’»›،。、）】'),
  '...',
  '_*',
  ').',
  '\u200b',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00a0',
  '\u202c',
  '\ufe0f',
  ' ',
  '\n',
  '👍🏽',
]

test.each(BEHIND)('a link with %j behind it is the link, as it is and escaped', (mark) => {
  for (const text of [TOKEN + mark, TOKEN + encodeURIComponent(mark)]) {
    expect(tokenIn(text)).toBe(TOKEN)
    expect(verifyLink(KEYS, tokenIn(text)).ok).toBe(true)
  }
})

test('a token that ends in a mark of its alphabet keeps it', () => {
  for (const end of ['-', '_']) {
    const token = TOKEN.slice(0, 59) + end
    expect(tokenIn(token)).toBe(token)
    expect(tokenIn(`${token}_.`)).toBe(token)
  }
})

test('a letter or a digit behind a token makes it another text, with marks between them too', () => {
  const others = ['A', '7', '.A', '_x', 'é', '\u200bñ', '你', '%41', '٣']
  expect(others.filter((more) => verifyLink(KEYS, tokenIn(TOKEN + more)).ok)).toEqual([])
})

test('a mark that was cut in the middle of its escape is no part of the link', () => {
  for (const cut of ['%', '%E', '%E2', '%E2%80', '%e2%8']) expect(tokenIn(TOKEN + cut)).toBe(TOKEN)
})

test('what is no link stays none: nothing is made longer, and no text throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(tokenIn(text).length).toBeLessThanOrEqual(text.length)
    }),
  )
  expect(tokenIn(`${TOKEN}${'.'.repeat(65)}`)).not.toBe(TOKEN)
  expect(tokenIn('simulator.')).toBe('simulator')
})
