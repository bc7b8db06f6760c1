import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { importLineText } from '../answer-line'
import type { LineFacts } from './codes'
import { packChecked } from './pack-checked'
import { unpackLine } from './unpack'

const ids = fc.uuid({ version: 7 })
const times = fc.constantFrom(Date.UTC(2026, 0, 5, 10), Date.UTC(2026, 0, 5, 10, 0, 1), Date.UTC(2026, 10, 22))
const digests = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes))
const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes))
// Some made in one millisecond, as the topics of a business are, and some not.
const topics = fc.oneof(
  fc.constantFrom(...[1, 2, 3, 4, 5].map((n) => `019ab000-0000-7000-8000-00000000e00${n}`)),
  fc.constantFrom(...[1, 2, 3].map((n) => `019ab000-0${n}00-7000-8000-00000000e00${n}`)),
  ids,
)
const uuidOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Lines of an import as they come: few shapes, and each with its own ids, hashes and times. */
const lines = fc
  .record({
    ...{ businessId: ids, contactId: ids, changeId: ids, occurredAt: times, recordedAt: times, dedupe: digests },
    ...{ evidence: hashes, topicsDigest: hashes, identity: fc.option(digests, { nil: null }) },
    seq: fc.constantFrom(1, 2, 20),
    said: fc.array(fc.tuple(topics, fc.constantFrom('in' as const, 'out' as const)), { minLength: 1, maxLength: 4 }),
  })
  .map(({ dedupe, evidence, topicsDigest, identity, said, ...rest }) => {
    const facts: LineFacts = { ...rest, dedupe: uuidOf(dedupe) }
    const hex = evidence.toString('hex')
    const text = importLineText({
      ...{ ...rest, evidence: hex, evidenceDays: 1826, dedupe: dedupe.toString('base64url') },
      identity: identity?.toString('base64url') ?? null,
      topics: { digest: topicsDigest.toString('base64url'), versions: said.map((_, place) => place) },
      effects: said.map(([topicId, answer]) => ({
        ...{ on: 'answer' as const, topicId, lane: 'other' as const, outcome: 'set' as const, before: null },
        said: {
          ...{ answer, at: rest.occurredAt, since: rest.occurredAt, changeId: rest.changeId, notice: null },
          ...{ basis: answer === 'in' ? 'consent' : null, expiresAt: null, evidence: hex },
        },
      })),
    })
    return { text, facts }
  })

test('lines of the same shape come back to the letter, and so do near-misses of them', () => {
  fc.assert(
    fc.property(
      fc.array(lines, { maxLength: 8 }),
      fc.nat(),
      fc.constantFrom('x', '0', '"', 'A', '-'),
      (all, at, other) => {
        for (const { text, facts } of all) {
          const near = text.slice(0, at % text.length) + other + text.slice((at % text.length) + 1)
          for (const each of [text, near, text])
            expect(unpackLine(packChecked(each, facts) ?? Buffer.alloc(0), facts)).toBe(each)
          const swapped = { ...facts, contactId: facts.changeId, recordedAt: facts.occurredAt, dedupe: null }
          expect(unpackLine(packChecked(text, swapped) ?? Buffer.alloc(0), swapped)).toBe(text)
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('a line is unpacked to see that it comes back, and another one of its shape is not', () => {
  const unpack = vi.fn<typeof unpackLine>(unpackLine)
  const [first] = fc.sample(lines, 1)
  const text = (first?.text ?? '').replace('"evidence_days":1826', '"evidence_days":987654321')
  const facts = first?.facts as LineFacts
  expect(packChecked(text, facts, unpack)).toEqual(packChecked(text, facts, unpack))
  expect(unpack).toHaveBeenCalledTimes(1)
})

test('one that would not come back is not packed', () => {
  const [first] = fc.sample(lines, 1)
  const text = (first?.text ?? '').replace('"evidence_days":1826', '"evidence_days":"a text"')
  expect(packChecked(text, first?.facts as LineFacts, () => `${text} `)).toBeNull()
})
