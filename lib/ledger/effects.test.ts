import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnswerRegister, Effect } from '@/lib/consent/types'
import { ANSWERS, FOREVER, LANES, OUTCOMES } from '@/lib/consent/types'
import { writeEffects } from './effects'
import { effectsOf, lineText, readLine } from './line'
import { lineAt } from './testing'

const instant = fc.oneof(fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }), fc.constant(FOREVER))
const id = fc.uuid()
const word = fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC'))
const outcome = fc.constantFrom(...OUTCOMES)

const answer: fc.Arbitrary<AnswerRegister> = fc.record({
  answer: fc.constantFrom(...ANSWERS, 'none' as const),
  at: instant,
  since: instant,
  changeId: id,
  notice: fc.option(word),
  basis: fc.option(word),
  expiresAt: fc.option(instant),
  evidence: fc.option(word),
})
const flag = { on: fc.boolean(), at: instant, changeId: id }

function effect<On extends Effect['on'], R, More>(
  on: On,
  register: fc.Arbitrary<R>,
  more: { [K in keyof More]: fc.Arbitrary<More[K]> },
) {
  const own = fc.record({ on: fc.constant(on), outcome, said: register, before: fc.option(register) })
  return fc.tuple(own, fc.record(more)).map(([base, rest]) => ({ ...base, ...rest }))
}

const effects: fc.Arbitrary<Effect[]> = fc.array(
  fc.oneof(
    effect('answer', answer, { topicId: id, lane: fc.constantFrom(...LANES) }),
    effect('stop', fc.record({ ...flag, since: instant }), {}),
    effect('pause', fc.record({ until: fc.option(instant), at: instant, changeId: id }), {}),
    effect('provider_stop', fc.record(flag), { senderId: word }),
    effect('pending', fc.option(fc.record({ requestId: id, askedAt: instant, expiresAt: instant })), { topicId: id }),
    effect('release', fc.record({ at: instant }), {}),
    effect('erasure', fc.record({ at: instant }), {}),
  ) as fc.Arbitrary<Effect>,
)

test('effects come back from a sealed line as they went in', () => {
  fc.assert(
    fc.property(effects, (before) => {
      const payload = lineText(lineAt(1, { effects: writeEffects(before) }))
      expect(effectsOf(readLine(payload))).toEqual(before)
    }),
  )
})

test('a time that a line could not give back exactly is refused, not rounded', () => {
  const stopAt = (at: number): Effect[] => [
    { on: 'stop', outcome: 'set', said: { on: true, at, since: at, changeId: 'x' }, before: null },
  ]
  for (const at of [1.5, Number.NaN, -1, Date.UTC(10_000, 0, 1)])
    expect(() => writeEffects(stopAt(at))).toThrow('milliseconds')
})
