import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnswerRegister, Effect } from '@/lib/consent/types'
import { importLineText } from './answer-line'
import { type LineFrame, LineTemplate } from './line-template'
import { packedKeyOfLine, packImportKey, topicCode } from './packed/import-key'
import { packLine } from './packed/pack'
import { unpackLine } from './packed/unpack'
import { GENESIS, lineHash } from './seal'
import { isoTime } from './wire'

const ids = fc.uuid({ version: 7 })
const times = fc.integer({ min: 0, max: Date.UTC(9999, 0, 1) })
const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count }).map((each) => Buffer.from(each))
const shortDigests = bytes(16).map((each) => each.toString('base64url'))
const lines = fc.record({
  contactId: ids,
  changeId: ids,
  occurredAt: times,
  recordedAt: times,
  evidence: bytes(32).map((each) => each.toString('hex')),
  dedupe: shortDigests,
  identity: shortDigests,
})

type Said = { topicId: string; answer: 'in' | 'out'; isProven: boolean }
const frames = fc.record({
  businessId: ids,
  evidenceDays: fc.integer({ min: 1, max: 36_500 }),
  isOfNow: fc.boolean(),
  topics: fc.record({
    digest: bytes(32).map((each) => each.toString('base64url')),
    versions: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 5 }),
  }),
  said: fc.uniqueArray(
    fc.record({ topicId: ids, answer: fc.constantFrom('in' as const, 'out' as const), isProven: fc.boolean() }),
    { selector: ({ topicId }) => topicId, minLength: 1, maxLength: 50 },
  ),
})

const codesOf = (said: readonly Said[]) =>
  said.map(({ topicId, answer }) => topicCode(topicId) + (answer === 'in' ? '+' : '!')).join('')

function effectsOf(said: readonly Said[], change: Parameters<LineFrame['effectsOf']>[0]): Effect[] {
  return said.map(({ topicId, answer, isProven }) => {
    const register: AnswerRegister = {
      ...{ answer, at: change.at, since: change.at, changeId: change.id, notice: null, expiresAt: null },
      ...{ basis: answer === 'in' ? 'consent' : null, evidence: change.evidence },
    }
    const lane = answer === 'in' && !isProven ? 'unproven' : 'other'
    return { on: 'answer', topicId, lane, outcome: 'set', said: register, before: null }
  })
}

const frameOf = ({ said, ...fixed }: typeof frames extends fc.Arbitrary<infer Value> ? Value : never): LineFrame => ({
  ...fixed,
  codes: codesOf(said),
  effectsOf: (change) => effectsOf(said, change),
})

test('a line of a template is, to the byte, what every other line is written, hashed and packed by', () => {
  fc.assert(
    fc.property(frames, fc.array(lines, { minLength: 1, maxLength: 3 }), (given, several) => {
      const template = LineTemplate.of(frameOf(given))
      for (const own of several) {
        const line = { ...own, occurredAt: given.isOfNow ? own.recordedAt : own.occurredAt }
        if (!given.isOfNow && line.occurredAt === line.recordedAt) continue
        const effects = effectsOf(given.said, { id: line.changeId, at: line.occurredAt, evidence: line.evidence })
        const { businessId, evidenceDays, topics } = given
        const text = importLineText({ businessId, evidenceDays, topics, ...line, seq: 1, effects })
        const parts = { ...line, occurredAt: isoTime(line.occurredAt), recordedAt: isoTime(line.recordedAt) }
        expect(template?.text(parts)).toBe(text)
        expect(template?.hash(parts)).toBe(lineHash(text, GENESIS))
        const digest = Buffer.from(line.dedupe, 'base64url').toString('hex')
        const dedupe = digest.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
        const facts = { ...line, businessId, dedupe }
        const packed = template?.packed(parts) ?? ''
        expect(packed).toBe(packLine(text, facts)?.toString('hex'))
        expect(unpackLine(Buffer.from(packed, 'hex'), facts)).toBe(text)
        const key = packImportKey(`import:${line.dedupe}.${codesOf(given.said)}`, text, line.changeId)
        expect(packedKeyOfLine(line.dedupe)).toBe(key?.toString('hex'))
      }
    }),
    { numRuns: 200 },
  )
})

test('there is no template where the key or the text holds more than its parts', () => {
  const [given] = fc.sample(frames, 1)
  const frame = frameOf(given!)
  expect(LineTemplate.of({ ...frame, codes: frame.codes.slice(13) })).toBeNull()
  const withBasis = (change: Parameters<LineFrame['effectsOf']>[0]) =>
    effectsOf(given!.said, change).map((effect) =>
      effect.on === 'answer' ? { ...effect, said: { ...effect.said, basis: 'contrato “marco”' } } : effect,
    )
  expect(LineTemplate.of({ ...frame, effectsOf: withBasis })).toBeNull()
  // What is not the same in two lines, though none of their parts says it.
  let lines = 0
  const counting = (change: Parameters<LineFrame['effectsOf']>[0]) =>
    effectsOf(given!.said, change).map((effect) =>
      effect.on === 'answer' ? { ...effect, said: { ...effect.said, basis: `basis-${++lines}` } } : effect,
    )
  expect(LineTemplate.of({ ...frame, effectsOf: counting })).toBeNull()
})

test('a part that is not as long as its hole is refused, and is not sealed', () => {
  const [given] = fc.sample(frames, 1)
  const [line] = fc.sample(lines, 1)
  const template = LineTemplate.of(frameOf(given!))!
  const parts = { ...line!, occurredAt: isoTime(1), recordedAt: isoTime(2) }
  for (const wrong of [{ contactId: '' }, { occurredAt: '+010000-01-01T00:00:00.000Z' }, { evidence: 'ab' }])
    expect(() => template.hash({ ...parts, ...wrong })).toThrow(RangeError)
  expect(template.hash(parts)).toBe(lineHash(template.text(parts), GENESIS))
})
