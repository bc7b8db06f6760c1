import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Effect, StopRegister } from '@/lib/consent/types'
import { writeEffects } from '../effects'
import { type LineContent, lineText } from '../line'
import { lineAt } from '../testing'
import { isoTime } from '../wire'
import type { LineFacts } from './codes'
import { type EffectGist, gistOf, gistsOf } from './gist'
import { packLine } from './pack'
import { factsOf } from './testing'

const AT = Date.UTC(2026, 10, 1)
/** An id of a kind: those of one kind begin alike, as ids that were made together do. */
const idOf = (kind: string, number: number) => `019ab${kind}00-0000-7000-8000-${String(number).padStart(12, '0')}`

const effect = fc
  .record({
    on: fc.constantFrom('answer', 'stop', 'pause', 'provider_stop', 'pending', 'erasure'),
    topic: fc.integer({ min: 1, max: 4 }),
    earlier: fc.integer({ min: 1, max: 9 }),
    said: fc.boolean(),
    hadSaid: fc.constantFrom(true, false, null),
    outcome: fc.constantFrom('set', 'reaffirmed', 'none', 'kept_out'),
    lane: fc.constantFrom('own', 'other'),
  } as const)
  .map(({ on, topic, earlier, said, hadSaid, outcome, lane }): Effect => {
    const own = { at: AT, since: AT, changeId: idOf('a', 1) }
    const before = { at: AT - earlier, since: AT - earlier, changeId: idOf('a', earlier + 1) }
    const answer = (is: boolean, by: typeof own) => ({
      ...{ ...by, answer: is ? 'in' : 'out', notice: 'b'.repeat(64), evidence: 'c'.repeat(64) },
      ...{ basis: is ? 'consent' : null, expiresAt: null },
    })
    const topicId = idOf('c', topic)
    const values: Record<typeof on, object> = {
      answer: {
        ...{ topicId, lane, said: answer(said, own) },
        before: hadSaid === null ? null : answer(hadSaid, before),
      },
      stop: { said: { on: said, ...own }, before: hadSaid === null ? null : { on: hadSaid, ...before } },
      pause: { said: { until: said ? AT + earlier : null, at: AT, changeId: own.changeId }, before: null },
      provider_stop: {
        ...{ senderId: idOf('d', topic), said: { on: said, at: AT, changeId: own.changeId } },
        before: hadSaid === null ? null : { on: hadSaid, at: before.at, changeId: before.changeId },
      },
      pending: {
        topicId,
        said: said ? { requestId: idOf('e', 1), askedAt: AT, expiresAt: AT + 1 } : null,
        before: null,
      },
      erasure: { said: { at: AT }, before: null },
    }
    return { on, outcome, ...values[on] } as Effect
  })

const line = fc
  .record({
    effects: fc.array(effect, { maxLength: 4 }),
    seq: fc.integer({ min: 1, max: 3000 }),
    locale: fc.constantFrom('es', 'pt-BR', undefined),
    person: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ effects, seq, locale, person }): LineContent => {
    const known = { evidence: 'c'.repeat(64), notice: 'b'.repeat(64), occurred_at: isoTime(AT) }
    const content = lineAt(seq, { ...known, contact_id: idOf('b', person), effects: writeEffects(effects) })
    return locale === undefined ? content : { ...content, locale }
  })

const rowOf = (content: LineContent, facts: LineFacts = factsOf(content)) => ({
  ...{ contactId: facts.contactId, changeId: facts.changeId, occurredAt: facts.occurredAt, payload: null },
  packed: packLine(lineText(content), facts),
})

test('what is known by the codes of a line is what its whole text says', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 6, maxLength: 12 }), (contents) => {
      for (const content of contents) {
        const said = content.effects.map(gistOf)
        // Text is always read as a whole.
        expect(gistsOf(content.business_id, { ...rowOf(content), payload: lineText(content), packed: null })).toEqual(
          said,
        )
        expect(gistsOf(content.business_id, rowOf(content))).toEqual(said)
      }
    }),
    { numRuns: 300 },
  )
})

test('lines with the same codes keep their own ids, also the third one and those after it', () => {
  const stopped = (on: boolean, changeId: string): StopRegister => ({ on, at: AT, since: AT, changeId })
  const contents = Array.from({ length: 6 }, (_, index) =>
    lineAt(2, {
      contact_id: idOf('b', index),
      effects: writeEffects([
        {
          ...{ on: 'answer', topicId: idOf('c', index), lane: 'own', outcome: 'set', before: null },
          said: {
            ...{ answer: 'out', at: AT, since: AT, changeId: idOf('a', 2), notice: null, basis: null },
            ...{ expiresAt: null, evidence: null },
          },
        },
        {
          on: 'stop',
          outcome: 'set',
          said: stopped(false, idOf('a', 2)),
          before: stopped(true, idOf('a', 50 + index)),
        },
      ]),
    }),
  )
  const read = contents.map((content) => gistsOf(content.business_id, rowOf(content)))
  expect(read.map(([answer, stop]) => [named(answer), named(stop)])).toEqual(
    contents.map((_, index) => [idOf('c', index), idOf('a', 50 + index)]),
  )
})

const named = (gist: EffectGist | undefined) =>
  gist?.on === 'answer' ? gist.topicId : gist?.on === 'stop' ? gist.before?.changeId : undefined

test('what is no line says nothing, whatever lines with its codes said before', () => {
  const content = lineAt(1)
  const row = rowOf(content)
  const { business_id: businessId } = content
  for (let times = 0; times < 3; times++) expect(gistsOf(businessId, row)).toHaveLength(1)
  const { packed } = row
  if (!packed) throw new Error('the line was not packed')
  const nothing = [Buffer.alloc(0), Buffer.of(1), Buffer.of(2, 0), Buffer.of(1, 200), packed.subarray(0, 9)]
  for (const bytes of nothing)
    for (let times = 0; times < 3; times++) expect(gistsOf(businessId, { ...row, packed: bytes })).toEqual([])
  for (const payload of ['', '{', '{}', '{"effects":[{"on":"stop"}]}', '{"effects":[{}]}'])
    expect(gistsOf(businessId, { ...row, payload, packed: null })).toEqual([])
  expect(gistsOf(businessId, { ...row, packed: null })).toEqual([])
})

test('any bytes are what the whole text says, or nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
      const row = { ...rowOf(lineAt(1)), packed: Buffer.from([1, ...bytes]) }
      const [first, ...again] = [1, 2, 3, 4].map(() => JSON.stringify(gistsOf(lineAt(1).business_id, row)))
      for (const each of again) expect(each).toBe(first)
    }),
    { numRuns: 1000 },
  )
})
