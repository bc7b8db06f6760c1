import fc from 'fast-check'
import { applyChange } from './change'
import {
  type AnswerRegister,
  type Change,
  type ContactState,
  EMPTY_CONTACT,
  FOREVER,
  METHODS,
  type Actor,
  type Effect,
  type Method,
  type Statement,
  type StopRegister,
  type Topic,
} from './types'

/** Builders and generators for tests of the rules; times are small numbers, so that ties and near misses happen. */
export const TOPIC_IDS = ['news', 'offers'] as const
export const SENDER_IDS = ['sales', 'support'] as const
export const LAST_TIME = 9

export function register(given: Partial<AnswerRegister>): AnswerRegister {
  const at = given.at ?? 1
  return {
    answer: 'in',
    at,
    since: at,
    changeId: 'c',
    notice: null,
    basis: null,
    expiresAt: null,
    evidence: null,
    ...given,
  }
}

export function stopRegister(given: Partial<StopRegister>): StopRegister {
  const at = given.at ?? 1
  return { on: true, at, since: at, changeId: 's', ...given }
}

/** A change by the person on the page, where `given` says nothing else. */
export function change(given: Partial<Change> & { statements: readonly Statement[] }): Change {
  return {
    id: 'new',
    kind: 'preferences',
    at: 10,
    actor: 'contact',
    method: 'page',
    notice: null,
    evidence: null,
    proven: false,
    ...given,
  }
}

export function contact(given: Partial<ContactState>): ContactState {
  return { ...EMPTY_CONTACT, ...given }
}

export function topic(given: Partial<Topic>): Topic {
  return { id: 'news', policy: 'opt_in', category: 'utility', paused: false, ...given }
}

/** Applies changes in the order given. */
export function applyAll(changes: readonly Change[], start: ContactState = EMPTY_CONTACT) {
  let state = start
  const lines: Effect[][] = []
  for (const one of changes) {
    const { after, effects } = applyChange(state, one)
    state = after
    lines.push(effects)
  }
  return { state, lines }
}

const topicIds = fc.constantFrom(...TOPIC_IDS)
const times = fc.integer({ min: 0, max: LAST_TIME })

const statements: fc.Arbitrary<Statement> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      on: fc.constant('answer' as const),
      topicId: topicIds,
      answer: fc.constantFrom('in' as const, 'in' as const, 'out' as const, 'none' as const),
      expiresAt: fc.constantFrom(null, 4, 8, 20),
    }),
  },
  { weight: 2, arbitrary: fc.record({ on: fc.constant('stop' as const), value: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ on: fc.constant('pause' as const), until: fc.constantFrom(null, 5, 12, FOREVER) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      on: fc.constant('provider_stop' as const),
      senderId: fc.constantFrom(...SENDER_IDS),
      value: fc.boolean(),
    }),
  },
)

const endings: fc.Arbitrary<Statement> = fc.constantFrom({ on: 'release' as const }, { on: 'erasure' as const })

const ACTORS_OF: Record<Method, readonly Actor[]> = {
  page: ['contact'],
  keyword: ['contact'],
  button: ['contact'],
  list: ['contact'],
  provider_preference: ['provider'],
  provider_error: ['provider'],
  agent: ['member', 'backend'],
  api: ['business'],
  import: ['import'],
  reconcile: ['backend', 'system'],
}

const changeBodies = fc.constantFrom(...METHODS).chain((method) =>
  fc.record({
    at: times,
    method: fc.constant(method),
    actor: fc.constantFrom(...ACTORS_OF[method]),
    proven: fc.boolean(),
    notice: fc.constantFrom(null, 'n1', 'n2'),
    statements: fc.array(fc.oneof({ weight: 30, arbitrary: statements }, { weight: 1, arbitrary: endings }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
)

/** Changes by all actors, about everything except requests for confirmation, each with evidence of its own. */
export const changeSets: fc.Arbitrary<Change[]> = fc
  .array(changeBodies, { maxLength: 12 })
  .map((bodies) => bodies.map((body, i) => change({ ...body, id: idOf(i), evidence: `e${i}` })))

/** The same without evidence and with no end to any Yes: a repeated Yes may be silent. */
export const unprovenChangeSets: fc.Arbitrary<Change[]> = changeSets.map((changes) =>
  changes.map((one) => ({ ...one, evidence: null, statements: one.statements.map(withoutEnd) })),
)

function withoutEnd(statement: Statement): Statement {
  return statement.on === 'answer' ? { ...statement, expiresAt: null } : statement
}

/**
 * Histories in order of arrival with requests for confirmation. Requests and confirmations are our own acts, so they
 * happen when they are recorded, while everything else may carry an earlier time.
 */
export const histories: fc.Arbitrary<Change[]> = fc
  .array(
    fc.oneof(
      changeBodies,
      fc.record({ topicId: topicIds, confirms: fc.boolean(), lasts: fc.integer({ min: 1, max: 5 }) }),
    ),
    {
      maxLength: 14,
    },
  )
  .map((acts) => {
    const requests: Record<string, string> = {}
    return acts.map((act, i): Change => {
      const id = idOf(i)
      if ('method' in act) return change({ ...act, id, evidence: id, at: Math.min(act.at, i) })
      const { topicId, confirms, lasts } = act
      const requestId = requests[topicId]
      if (confirms && requestId)
        return change({ id, at: i, evidence: id, statements: [{ on: 'confirm', topicId, requestId }] })
      requests[topicId] = `r${id}`
      return change({ id, at: i, statements: [{ on: 'pending', topicId, requestId: `r${id}`, expiresAt: i + lasts }] })
    })
  })

/** States as changes produce them. */
export const contactStates: fc.Arbitrary<ContactState> = fc
  .oneof(changeSets, unprovenChangeSets, histories)
  .map((changes) => applyAll(changes).state)

export const topics: fc.Arbitrary<Topic> = fc.record({
  id: topicIds,
  policy: fc.constantFrom('opt_in' as const, 'opt_out' as const, 'required' as const),
  category: fc.constantFrom('marketing' as const, 'utility' as const, 'authentication' as const),
  paused: fc.boolean(),
})

export const contexts = fc.record({
  now: fc.integer({ min: 0, max: 25 }),
  category: fc.constantFrom(undefined, 'marketing' as const, 'utility' as const),
  senderId: fc.constantFrom(undefined, ...SENDER_IDS),
})

/** Not in the order in which the changes were made, so that ties are settled by ids and not by positions. */
function idOf(index: number): string {
  return String((index * 7) % 31).padStart(2, '0')
}
