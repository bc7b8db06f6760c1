import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LineContent, lineText } from '../line'
import vectors2 from '../vectors-2.json'
import { MOST_LETTERS } from './codes'
import { packLine } from './pack'
import { factsOf, SOME_FACTS } from './testing'
import { PackedLineError, unpackLine } from './unpack'

// Each column holds something else, so that none stands for another.
const [vector] = vectors2.lines
const content = { ...(vector?.content as LineContent), recorded_at: '2026-11-22T13:05:01.000Z' }
const facts = factsOf(content)
const payload = lineText(content)
const packed = packLine(payload, facts) ?? Buffer.alloc(0)

/** Reads bytes: a text, or the one error that says they can't be read. */
function read(bytes: Uint8Array): string | null {
  try {
    return unpackLine(bytes, facts)
  } catch (error) {
    expect(error).toBeInstanceOf(PackedLineError)
    return null
  }
}

test('any bytes are a text or an error, and never more letters than a line may have', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect((read(bytes) ?? '').length).toBeLessThanOrEqual(MOST_LETTERS)
      expect((read(Buffer.from([1, ...bytes])) ?? '').length).toBeLessThanOrEqual(MOST_LETTERS)
    }),
    { numRuns: 2000 },
  )
})

test('a line in which one byte is another, or that is cut, is another text or an error', () => {
  for (let place = 0; place < packed.length; place++) {
    for (const flip of [1, 128, 255]) {
      const other = Buffer.from(packed)
      other[place] = (packed[place] ?? 0) ^ flip
      expect(read(other)).not.toBe(payload)
    }
    expect(read(packed.subarray(0, place))).not.toBe(payload)
  }
  expect(read(Buffer.concat([packed, Buffer.of(0)]))).toBeNull()
})

test.each<[what: string, bytes: number[], said: RegExp]>([
  ['no bytes', [], /version/],
  ['a later version', [2, 0], /version/],
  ['more codes than bytes', [1, 200, 1, 0], /before its codes/],
  ['a length of 2^48', [1, 1, 8, 255, 255, 255, 255, 255, 255, 127], /before its data/],
  ['a number without an end', [1, 1, 10, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1], /too large/],
  ['an atom that is not there', [1, 1, 24], /repeats/],
  ['an atom behind the end', [1, 1, 0, 1, 2, 3], /before its data/],
  ['a code of later', [1, 1, 15], /code/],
  ['a template of later', [1, 1, 255], /template/],
  ['a time after 9999', [1, 1, 2, 255, 255, 255, 255, 255, 255], /9999/],
])('%s is named, without what is in it', (_what, bytes, said) => {
  expect(() => unpackLine(Buffer.from(bytes), facts)).toThrow(said)
  expect(() => unpackLine(Buffer.from(bytes), facts)).toThrow(PackedLineError)
})

test('a column that was changed gives another text; one that is gone an error', () => {
  const other = SOME_FACTS
  for (const name of ['businessId', 'contactId', 'changeId', 'occurredAt', 'recordedAt', 'dedupe'] as const) {
    const text = unpackLine(packed, { ...facts, [name]: other[name] })
    // What both have is no other column.
    if (other[name] !== facts[name]) expect([name, text === payload]).toEqual([name, false])
  }
  expect(() => unpackLine(packed, { ...facts, dedupe: null })).toThrow(PackedLineError)
})
