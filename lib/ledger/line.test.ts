import { expect, test } from 'vitest'
import { lineText, readLine } from './line'
import type { LineContent } from './line'
import { lineAt } from './testing'

const HASH = 'a'.repeat(64)
const ID = '019ab000-0000-7000-8000-00000000d001'

test('a line is read back as it was written', () => {
  const full = lineAt(7, {
    kind: 'merged',
    source: ID,
    notice: HASH,
    reason: 'too_many',
    refers_to: ID,
    evidence: HASH,
    locale: 'pt-BR',
    other_head: { contact_id: ID, seq: 3, hash: HASH },
  })
  expect(readLine(lineText(full))).toEqual(full)
})

test('a field that is left undefined is left out', () => {
  expect(lineText(lineAt(1, { locale: undefined }))).toBe(lineText(lineAt(1)))
})

test('strings are brought to NFC: two spellings of one character give one text', () => {
  const effects = (basis: string): LineContent['effects'] => {
    const said = {
      answer: 'in' as const,
      at: lineAt(1).occurred_at,
      since: lineAt(1).occurred_at,
      change_id: ID,
      basis,
    }
    return [{ on: 'answer', topic_id: ID, lane: 'own', outcome: 'set', said, before: null }]
  }
  const composed = lineText(lineAt(1, { effects: effects('relaci\u00f3n\n\u0303') }))
  expect(lineText(lineAt(1, { effects: effects('relacio\u0301n\n\u0303') }))).toBe(composed)
  expect(composed).toContain('relaci\u00f3n\\n\u0303')
})

const BAD: Record<string, object> = {
  'another format': { format: 3 },
  'what only format 2 has': { evidence_days: 30 },
  'an unknown field': { phone: '+5511912345678' },
  'a missing field': { actor: undefined },
  'a phone number as an id': { contact_id: '+5511912345678' },
  'an id in capitals': { change_id: ID.toUpperCase() },
  'a place before the first': { seq: 0 },
  'a broken place': { seq: 1.5 },
  'an unknown kind': { kind: 'forgive' },
  'a word every object has': { actor: 'constructor' },
  'a time in another zone': { occurred_at: '2026-11-22T10:05:00.000-03:00' },
  'a time without milliseconds': { recorded_at: '2026-11-22T13:05:00Z' },
  'a day that is none': { occurred_at: '2026-02-30T00:00:00.000Z' },
  'free text as a reason': { reason: 'because' },
  'evidence in the clear': { evidence: 'STOP already' },
  'effects that are no list': { effects: {} },
  'an effect of no kind': { effects: [{ on: 'nap' }] },
  'a locale of null': { locale: null },
  'half a head': { other_head: { contact_id: ID, seq: 1 } },
}

test.each(Object.entries(BAD))('a line with %s is neither written nor read', (_name, other) => {
  const line: LineContent = { ...lineAt(1), ...other }
  expect(() => lineText(line)).toThrow('ledger line:')
  expect(() => readLine(JSON.stringify(line))).toThrow('ledger line:')
})

test('an error never quotes what was wrong', () => {
  expect(() => lineText(lineAt(1, { contact_id: '+5511912345678' }))).toThrow(/^(?!.*5511912345678)/)
  expect(() => readLine('+5511912345678')).toThrow(/^(?!.*5511912345678)/)
})

test('only the exact text is a line', () => {
  const payload = lineText(lineAt(1))
  expect(() => readLine(` ${payload}`)).toThrow('canonical')
  expect(() => readLine(payload.replace('{', '{"seq":1,'))).toThrow('canonical')
  expect(() => readLine(payload.replace('"seq":1', '"seq":1.0'))).toThrow('canonical')
  expect(() => readLine(payload.slice(0, -1))).toThrow('JSON')
})
