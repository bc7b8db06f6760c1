import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answersOf, formOf, type ReadAnswer, type WrittenAnswer } from '@/db/queries/contacts/answer-form'
import { applyChange } from '@/lib/consent/change'
import { mergeContacts } from '@/lib/consent/merge'
import { change, contactStates, histories } from '@/lib/consent/testing'
import { type Change, type ContactState, EMPTY_CONTACT, LANES } from '@/lib/consent/types'
import { answerRows, changedRows, stateOf } from './contact-state'

/** Digests as evidence has them, and none where a generator has none. */
const digest = (text: string | null) => text && createHash('sha256').update(text).digest('hex')
const sealed = (one: Change): Change => ({ ...one, evidence: digest(one.evidence) })
const sealedState = (state: ContactState): ContactState => ({
  ...state,
  topics: Object.fromEntries(
    Object.entries(state.topics).map(([id, { lanes, pending }]) => {
      const registers = LANES.flatMap((lane) => {
        const held = lanes[lane]
        return held ? [[lane, { ...held, evidence: digest(held.changeId) }] as const] : []
      })
      return [id, { lanes: Object.fromEntries(registers), pending }]
    }),
  ),
})

/** The rows of a contact, as `writeAnswers` leaves them. */
class Table {
  readonly rows = new Map<string, ReadAnswer>()

  write(written: readonly WrittenAnswer[], isCompact: boolean) {
    for (const answer of written) this.rows.set(answer.topicId, { ...answer, ...formOf(answer, isCompact) })
  }

  read() {
    return answersOf([...this.rows.values()])
  }

  state(): ContactState['topics'] {
    const nothing = {
      stopOn: null,
      stopAt: null,
      stopSince: null,
      stopChangeId: null,
      releasedAt: null,
      erasedAt: null,
    }
    const row = { ...nothing, pauseUntil: null, pauseAt: null, pauseChangeId: null, linkEpoch: 0, locale: null }
    return stateOf({ ...row, answers: this.read(), senders: null }).topics
  }
}

const touchedBy = (before: ContactState, one: Change) => {
  const { after, effects } = applyChange(before, one)
  return { after, touched: effects.flatMap((effect) => ('topicId' in effect ? [effect.topicId] : [])) }
}

/** What a save tells of a topic that has no answer in any lane is nothing; then no row has to say so. */
const told = (topics: ContactState['topics']) =>
  Object.fromEntries(
    Object.entries(topics).filter(([, { lanes, pending }]) => pending || Object.keys(lanes).length > 0),
  )

test('whatever was written in whatever layouts, one change after the other, is read as it was said', () => {
  fc.assert(
    fc.property(histories, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), (acts, layouts) => {
      const table = new Table()
      let state = EMPTY_CONTACT
      for (const [place, act] of acts.entries()) {
        const { after, touched } = touchedBy(state, sealed(act))
        if (touched.length > 0) table.write(changedRows(state, after, touched), layouts[place] ?? true)
        state = after
        expect(told(table.state())).toEqual(told(state.topics))
      }
      // A merge writes all rows, and a compaction as well, after any mixture.
      table.write(answerRows({ ...EMPTY_CONTACT, topics: table.state() }), true)
      expect(told(table.state())).toEqual(told(state.topics))
    }),
  )
})

test('contacts that were merged are read as the merge left them, and what is said afterwards too', () => {
  fc.assert(
    fc.property(contactStates, contactStates, histories, (one, other, acts) => {
      let state = mergeContacts(sealedState(one), sealedState(other))
      const table = new Table()
      table.write(answerRows(state), true)
      expect(told(table.state())).toEqual(told(state.topics))
      for (const act of acts.map(sealed)) {
        const { after, touched } = touchedBy(state, { ...act, id: `later ${act.id}` })
        if (touched.length > 0) table.write(changedRows(state, after, touched), true)
        state = after
        expect(told(table.state())).toEqual(told(state.topics))
      }
    }),
  )
})

const answer = (topicId: string) => ({ on: 'answer', topicId, answer: 'in', basis: 'consent' }) as const
const TOPICS = ['a', 'b', 'c'] as const

test('of the answers of one change one has the digest, and who replaces it hands it on', () => {
  const first = sealed(change({ id: 'one', evidence: 'e', statements: TOPICS.map(answer) }))
  const said = applyChange(EMPTY_CONTACT, first).after
  const table = new Table()
  table.write(changedRows(EMPTY_CONTACT, said, TOPICS), true)
  const proofs = () => TOPICS.map((topic) => table.rows.get(topic)?.proof)
  expect(proofs()).toEqual([first.evidence, '', ''])
  expect(table.rows.get('b')).toMatchObject({ since: null, lane: null, basis: null, evidence: null, terms: 'pc' })

  const second = sealed(change({ id: 'two', at: 20, evidence: 'f', statements: [{ ...answer('a'), answer: 'out' }] }))
  const { after, touched } = touchedBy(said, second)
  const written = changedRows(said, after, touched)
  expect(written.map(({ topicId }) => topicId)).toEqual(['a', 'b'])
  table.write(written, true)
  expect(proofs()).toEqual([second.evidence, first.evidence, ''])
  expect(table.read().map(({ evidence }) => evidence)).toEqual([second.evidence, first.evidence, first.evidence])
  // Where nothing is handed on, nothing else is written.
  const third = touchedBy(after, sealed(change({ id: 'three', at: 30, statements: [answer('c')] })))
  expect(changedRows(after, third.after, third.touched).map(({ topicId }) => topicId)).toEqual(['c'])
})

test('a digest that nobody has is missing, and not taken from another change', () => {
  const table = new Table()
  const said = applyChange(EMPTY_CONTACT, sealed(change({ evidence: 'e', statements: TOPICS.map(answer) }))).after
  table.write(answerRows(said), true)
  table.rows.delete('a')
  expect(table.read().map(({ evidence }) => evidence)).toEqual([null, null])
})
