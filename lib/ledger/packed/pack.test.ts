import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importLineText } from '../answer-line'
import { type LineContent, lineText } from '../line'
import { lineAt } from '../testing'
import vectors2 from '../vectors-2.json'
import vectors from '../vectors.json'
import { MOST_LETTERS } from './codes'
import { FRAGMENTS, TEMPLATES } from './fragments'
import { packLine } from './pack'
import { factsOf, SOME_FACTS } from './testing'
import { unpackLine } from './unpack'

const back = (text: string, facts = SOME_FACTS) => unpackLine(packLine(text, facts) ?? Buffer.alloc(0), facts)

const id = (n: number) => `019ab000-0000-7000-8000-${String(n).padStart(12, '0')}`
const digest = Buffer.from('00112233445566778899aabbccddeeff', 'hex').toString('base64url')

/** A line of an import with five answers, half of them No. */
function importLine(seq = 1) {
  const { occurredAt: at, changeId } = SOME_FACTS
  const evidence = 'ab'.repeat(32)
  return importLineText({
    ...SOME_FACTS,
    seq,
    dedupe: digest,
    evidence,
    evidenceDays: 1826,
    identity: seq === 1 ? Buffer.alloc(16, 7).toString('base64url') : null,
    topics: { digest: Buffer.alloc(32, 9).toString('base64url'), versions: [1, 1, 12, 1, 300] },
    effects: [1, 2, 3, 4, 5].map((n) => ({
      on: 'answer' as const,
      topicId: id(100 + n),
      lane: 'other' as const,
      outcome: 'set' as const,
      before: null,
      said: {
        answer: n % 2 === 0 ? ('in' as const) : ('out' as const),
        ...{ at, since: at, changeId, notice: null, expiresAt: null, evidence },
        basis: n % 2 === 0 ? 'consent' : null,
      },
    })),
  })
}

describe('the same text comes back', () => {
  test.each([...vectors.lines, ...vectors2.lines])(
    'of a line of the vectors: $content.kind',
    ({ payload, content }) => {
      const facts = factsOf(content as LineContent)
      expect(back(payload, facts)).toBe(payload)
      // Also where the columns hold something else: what they don't say is in the bytes.
      expect(back(payload, { ...SOME_FACTS, dedupe: null })).toBe(payload)
    },
  )

  test('of any text, halves of surrogate pairs among them', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      units.map((codes) => String.fromCharCode(...codes)),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(back(text)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('of texts that are put together from what lines are made of, and from near-misses', () => {
    const pieces = fc.oneof(
      fc.constantFrom(...FRAGMENTS),
      fc.constantFrom(...TEMPLATES),
      fc.uuid(),
      fc.uuid().map((text) => text.toUpperCase()),
      fc.stringMatching(/^[0-9a-f]{62,66}$/),
      fc.date({ min: new Date(-1e12), noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constantFrom(
        '2026-02-30T00:00:00.000Z',
        '2026-11-22T24:00:00.000Z',
        '2026-11-22T13:05:00.000z',
        '+010000-01-01T00:00:00.000Z',
      ),
      fc.stringMatching(/^[\w-]{22}$/),
      fc.stringMatching(/^[\w-]{43}$/),
      fc.stringMatching(/^-?\d{1,20}(?:\.\d+)?$/),
      fc.constantFrom(
        '"',
        '\\"',
        '\\',
        '\u0000',
        'ñ',
        'n\u0303',
        '🙂',
        '\ud83d',
        'consent',
        ...Object.values(SOME_FACTS).map(String),
      ),
    )
    const texts = fc.array(fc.tuple(pieces, fc.constantFrom('', '"', '","', ':', ',')), { maxLength: 30 })
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.flat().join('')
        expect(back(text)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('of lines whose values are near-misses of ids, hashes and times', () => {
    for (const [from, to] of [
      ['019ab000', '019AB000'],
      ['2026-11-22T13:05:00.000Z', '2026-11-22T13:05:00.00Z'],
      ['"seq":1', '"seq":01'],
      ['"seq":1', '"seq":1.50'],
      ['"seq":1', '"seq":123456789012345678901'],
      [digest, `${digest.slice(0, -1)}B`],
    ] as const) {
      const text = importLine().replaceAll(from, to)
      expect(text).toContain(to)
      expect(back(text)).toBe(text)
    }
  })

  test('of a line with hundreds of effects, and of more atoms than have a code of their own', () => {
    const { effects } = lineAt(1)
    const many = Array.from({ length: 300 }, (_, n) => ({
      ...{ on: 'answer' as const, topic_id: id(n % 90), lane: 'own' as const, outcome: 'set' as const, before: null },
      said: {
        answer: 'out' as const,
        at: '2026-11-22T13:05:00.000Z',
        since: '2026-11-22T13:05:00.000Z',
        change_id: id(n % 40),
      },
    }))
    const text = lineText(lineAt(1, { effects: [...many, ...effects] }))
    expect(back(text)).toBe(text)
  })
})

test('lines are short: an import’s with five answers, a stop on the page, a reason', () => {
  expect(packLine(importLine(), SOME_FACTS)?.length).toBeLessThan(200)
  expect(packLine(importLine(2), SOME_FACTS)?.length).toBeLessThan(180)
  const content = lineAt(1, { format: 2, dedupe: digest })
  expect(packLine(lineText(content), factsOf(content))?.length).toBeLessThan(50)
  // Whatever the text is, it does not get much longer.
  const odd = '"'.repeat(500)
  expect(packLine(odd, SOME_FACTS)?.length).toBeLessThan(520)
})

test('a text that is too long is not packed', () => {
  expect(packLine(' '.repeat(MOST_LETTERS + 1), SOME_FACTS)).toBeNull()
})

test('what is stored is read by these tables for ever: nothing before the end of them changes', () => {
  const sha = (texts: readonly string[]) => createHash('sha256').update(JSON.stringify(texts)).digest('hex')
  // When something is added at the end, these numbers stay.
  expect(sha(FRAGMENTS.slice(0, FRAGMENTS_AT_FIRST))).toBe(FRAGMENTS_SHA)
  expect(sha(TEMPLATES.slice(0, TEMPLATES_AT_FIRST))).toBe(TEMPLATES_SHA)
  expect(FRAGMENTS.length).toBeLessThanOrEqual(120)
  expect(TEMPLATES.length).toBeLessThanOrEqual(80)
  // How a line is packed may change; what was packed is read as it was.
  expect(unpackLine(Buffer.from(GOLDEN, 'hex'), SOME_FACTS)).toBe(importLine())
})

const FRAGMENTS_AT_FIRST = 120
const TEMPLATES_AT_FIRST = 28
const FRAGMENTS_SHA = '16fafd6bcfb2398bdb20d92c665acad81a228fc6f25db0f12ddd778c3a75738d'
const TEMPLATES_SHA = '9e4773925b6b2b5eda751e8b2bad8d190930db3c1d272fc051eded3739797cbf'
const GOLDEN = [
  '0118b0b705b605b805b605b805c10ac2c429c6cb34ab29ab0aacabababababababababababababababababababababababab',
  'abababababababab700080000000000001017000800000000000010270008000000000000103700080000000000001047000',
  '8000000000000105a20e07070707070707070707070707070707090909090909090909090909090909090909090909090909',
  '0909090909090909ac02',
].join('')
