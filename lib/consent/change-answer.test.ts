import { expect, test } from 'vitest'
import { applyChange } from './change'
import { change, contact, register, stopRegister } from './testing'
import type { Answer, AnswerRegister, Change, ContactState, Lane, Outcome } from './types'

type Lanes = Partial<Record<Lane, AnswerRegister>>

interface Row {
  description: string
  before: Lanes
  stop?: ContactState['stop']
  change?: Partial<Change>
  says: Answer
  expiresAt?: number
  /** The lane that is written, with its answer, time and change; null when the register stays as it was. */
  after: { lane: Lane; answer: Answer; at: number; since: number; changeId: string } | null
  /** Null when there is no effect at all. */
  outcome: Outcome | null
}

const api: Partial<Change> = { actor: 'business', method: 'api', proven: true }
const unproven: Partial<Change> = { actor: 'import', method: 'import', proven: false }
const own = (given: Partial<AnswerRegister>): Lanes => ({ own: register(given) })
const taken = (lane: Lane, answer: Answer, at = 10, since = at) => ({ lane, answer, at, since, changeId: 'new' })

const rows: Row[] = [
  {
    description: 'a first Yes is set',
    before: {},
    says: 'in',
    after: taken('own', 'in'),
    outcome: 'set',
  },
  {
    description: 'a first No is set',
    before: {},
    says: 'out',
    after: taken('own', 'out'),
    outcome: 'set',
  },
  {
    description: 'a later No takes a Yes',
    before: own({ at: 5 }),
    says: 'out',
    after: taken('own', 'out'),
    outcome: 'set',
  },
  {
    description: 'a later Yes takes a No of the same person',
    before: own({ answer: 'out', at: 5 }),
    says: 'in',
    after: taken('own', 'in'),
    outcome: 'set',
  },
  {
    description: 'a late Yes changes nothing, but gets its line',
    before: own({ answer: 'out', at: 12 }),
    says: 'in',
    after: null,
    outcome: 'none',
  },
  {
    description: 'at the same moment a No takes a Yes',
    before: own({ at: 10, changeId: 'z' }),
    says: 'out',
    after: taken('own', 'out'),
    outcome: 'set',
  },
  {
    description: 'at the same moment a Yes does not take a No',
    before: own({ answer: 'out', at: 10, changeId: 'a' }),
    says: 'in',
    after: null,
    outcome: 'none',
  },
  {
    description: 'at the same moment and with the same answer the greater change id takes it',
    before: own({ answer: 'out', at: 10, changeId: 'a' }),
    says: 'out',
    after: taken('own', 'out'),
    outcome: 'reaffirmed',
  },
  {
    description: 'a No that is repeated moves forward, so that a Yes from between can not lift it',
    before: own({ answer: 'out', at: 5 }),
    says: 'out',
    after: taken('own', 'out'),
    outcome: 'reaffirmed',
  },
  {
    description: 'a No that is repeated late gets its line',
    before: own({ answer: 'out', at: 12 }),
    says: 'out',
    after: null,
    outcome: 'none',
  },
  {
    description: 'a Yes that is repeated says nothing',
    before: own({ at: 5 }),
    says: 'in',
    after: null,
    outcome: null,
  },
  {
    description: 'a Yes that is repeated late says nothing',
    before: own({ at: 12 }),
    says: 'in',
    after: null,
    outcome: null,
  },
  {
    description: 'the same change again says nothing',
    before: own({ at: 10, changeId: 'new', answer: 'out' }),
    says: 'out',
    after: null,
    outcome: null,
  },
  {
    description: 'a Yes on another notice is a renewal',
    before: own({ at: 5, notice: 'n1' }),
    change: { notice: 'n2' },
    says: 'in',
    after: taken('own', 'in'),
    outcome: 'renewed',
  },
  {
    description: 'a Yes with other evidence is a renewal',
    before: own({ at: 5, evidence: 'e1' }),
    change: { evidence: 'e2' },
    says: 'in',
    after: taken('own', 'in'),
    outcome: 'renewed',
  },
  {
    description: 'a Yes on another notice that comes too late gets its line',
    before: own({ at: 12, notice: 'n2' }),
    change: { notice: 'n1' },
    says: 'in',
    after: null,
    outcome: 'none',
  },
  {
    description: 'a Yes repeated after a stop switches the topic on again, and so is no repetition',
    before: own({ at: 5 }),
    stop: stopRegister({ at: 7 }),
    says: 'in',
    after: taken('own', 'in'),
    outcome: 'set',
  },
  {
    description: 'a Yes repeated after the No of an import answers it',
    before: { own: register({ at: 5 }), other: register({ answer: 'out', at: 7 }) },
    says: 'in',
    after: taken('own', 'in'),
    outcome: 'set',
  },
  {
    description: 'a Yes repeated after its time was over is given again',
    before: own({ at: 5, expiresAt: 8 }),
    says: 'in',
    expiresAt: 20,
    after: taken('own', 'in'),
    outcome: 'set',
  },
  {
    description: 'a No that an import repeats after the person agreed holds again, and so is no repetition',
    before: { own: register({ at: 7 }), other: register({ answer: 'out', at: 5 }) },
    change: api,
    says: 'out',
    after: taken('other', 'out'),
    outcome: 'set',
  },
  {
    description: "a proven Yes of an API does not lift the person's own No, and is remembered",
    before: own({ answer: 'out', at: 5 }),
    change: api,
    says: 'in',
    after: taken('other', 'in'),
    outcome: 'kept_out',
  },
  {
    description: "a proven Yes lifts an earlier import's No",
    before: { other: register({ answer: 'out', at: 5 }) },
    change: api,
    says: 'in',
    after: taken('other', 'in'),
    outcome: 'set',
  },
  {
    description: "a Yes without proof does not lift an import's No",
    before: { other: register({ answer: 'out', at: 5 }) },
    change: unproven,
    says: 'in',
    after: taken('unproven', 'in'),
    outcome: 'kept_out',
  },
  {
    description: 'a Yes without proof is taken where nobody said anything',
    before: {},
    change: unproven,
    says: 'in',
    after: taken('unproven', 'in'),
    outcome: 'set',
  },
  {
    description: 'a No needs no proof',
    before: {},
    change: unproven,
    says: 'out',
    after: taken('other', 'out'),
    outcome: 'set',
  },
  {
    description: 'what a member records for the person is what the person said',
    before: {},
    change: { actor: 'member', method: 'agent' },
    says: 'in',
    after: taken('own', 'in'),
    outcome: 'set',
  },
]

test.each(rows)('$description', ({ before, stop = null, change: by, says, expiresAt, after, outcome }) => {
  const state = contact({ stop, topics: { news: { lanes: before, pending: null } } })
  const act = change({ ...by, statements: [{ on: 'answer', topicId: 'news', answer: says, expiresAt }] })
  const applied = applyChange(state, act)
  expect(applied.effects.map((effect) => effect.outcome)).toEqual(outcome ? [outcome] : [])
  if (after === null) {
    expect(applied.after).toEqual(state)
    return
  }
  const { lane, ...held } = after
  expect(applied.after.topics.news?.lanes).toEqual({ ...before, [lane]: expect.objectContaining(held) })
  expect(applied.effects[0]).toMatchObject({ said: held, before: before[lane] ?? null })
})
