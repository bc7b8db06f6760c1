import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BusinessConfig } from '@/db/queries/business/config'
import { formOf } from '@/db/queries/contacts/answer-form'
import { packedForm } from '@/db/queries/ledger/line-form'
import { EMPTY_CONTACT } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { decryptEvidence, parseKeyRing } from '@/lib/keys'
import { identityDigest } from '@/lib/ledger/bindings'
import { verifyEvidence } from '@/lib/ledger/evidence'
import { packLine } from '@/lib/ledger/packed/pack'
import { GENESIS, lineHash } from '@/lib/ledger/seal'
import { applyFirst } from './apply-first'
import { type ApplyContext, applyPerson } from './apply-person'
import { type Person, PeopleOfBatch } from './group-rows'
import { MET_BEFORE } from './known-sayings'
import { newStanding } from './read-standings'
import { answersOf, markOf } from './write-strangers'

const NOW = Date.UTC(2026, 10, 30, 12)
const keys = parseKeyRing(`1:${Buffer.alloc(32, 1).toString('base64')}`)
const topicIds = Array.from({ length: 4 }, newId)
const config = {
  topics: [],
  topicVersions: {},
  version: 1,
} as unknown as BusinessConfig
const context: ApplyContext = {
  ...{ businessId: newId(), importId: newId(), keys, packs: true, evidenceDays: 1825, config, now: NOW },
}

const people = fc
  .record({
    number: fc.integer({ min: 0, max: 999_999 }),
    claimed: fc.constantFrom(NOW - 5, NOW, NOW + 5, 0, null),
    proof: fc.constantFrom('', 'https://crm.example.com/1', 'acta "nº 7"\u0000'),
    source: fc.constantFrom('', 'web form'),
    sayings: fc.uniqueArray(
      fc.record({ topicId: fc.constantFrom(...topicIds), answer: fc.constantFrom('in' as const, 'out' as const) }),
      { selector: ({ topicId }) => topicId, minLength: 1 },
    ),
  })
  .map(({ number, sayings, ...of }): Person => {
    const batch = new PeopleOfBatch(Buffer.alloc(32, 2))
    const canonical = `+5511986${String(number).padStart(6, '0')}`
    const matchKey = `phone:${canonical.slice(1)}`
    const identity = {
      kind: 'phone' as const,
      value: canonical.slice(1),
      canonical,
      matchKey,
      givenBy: 'typed' as const,
    }
    for (const [place, saying] of sayings.entries()) batch.add(identity, { row: 2, place, ...of, ...saying })
    return batch.all()[0]!
  })

test('the short way for strangers makes the rows that the long way makes, but for ids, salts and nonces', () => {
  fc.assert(
    fc.property(people, (person) => {
      for (let met = 0; met < MET_BEFORE; met++) applyFirst(context, person)
      const first = applyFirst(context, person)!
      const applied = applyPerson(context, person, newStanding(newId()))
      const [long] = applied.lines
      expect(first.taken).toBe(applied.taken)
      expect([applied.unchanged, applied.keptOut]).toEqual([0, []])

      // The text of the long way, with what the short way drew by lot.
      const { line } = first
      const [was, is] = [applied.salt!, first.person.salt!].map((salt) => identityDigest(person.identity, salt))
      const payload = long!.payload
        .replaceAll(long!.contactId, line.contactId)
        .replaceAll(long!.changeId, line.changeId)
        .replaceAll(long!.evidence.digest, line.evidence.digest)
        .replaceAll(was!, is!)
      const { occurredAt, dedupeKey } = long!
      const hash = lineHash(payload, GENESIS)
      const own = { contactId: line.contactId, changeId: line.changeId, occurredAt, recordedAt: NOW }
      const text = { ...own, kind: 'preferences', payload, prev: GENESIS, hash, dedupeKey }
      const form = packedForm(context.businessId, text)
      // Of two codes for one moment `packLine` always takes the same; a line that was packed before may have the other.
      const facts = { ...text, businessId: context.businessId, dedupe: form!.dedupe }
      const packed = packLine(payload, facts)!.toString('hex')
      const { payload: none, prev, hash: text32, dedupeKey: key, prevBytes, ...stored } = form!
      expect([none, prev, text32, key, prevBytes]).toEqual([null, null, null, null, null])
      expect({ ...line, at: Date.parse(line.at) }).toMatchObject({
        at: occurredAt,
        dedupeKey,
        form: { ...stored, packed },
      })
      expect(first.person).toMatchObject({
        contactId: line.contactId,
        identity: person.identity,
        head: { seq: 1, hash },
      })

      const [kept, keptLong] = [line, long!].map(({ changeId, evidence }) =>
        decryptEvidence(keys, Buffer.from(evidence.body), changeId),
      )
      expect(kept).toBe(keptLong)
      expect(verifyEvidence(JSON.parse(kept!), line.evidence.salt, line.evidence.digest)).toBe(true)

      const { contactId } = line
      const stranger = { contactId, before: EMPTY_CONTACT, applied }
      expect({ contactId, recheckAt: null, ...first.person.mark }).toEqual(markOf(stranger, NOW))
      const { answers, at } = line
      expect(
        answersOf(stranger).map((row) => ({ ...formOf(row, true), topicId: row.topicId, answer: row.answer })),
      ).toEqual(
        answers.map(({ topicId, answer, terms, hasDigest }) => ({
          ...{ topicId, answer, terms, since: null, basis: null, evidence: null, lane: null },
          proof: hasDigest ? long!.evidence.digest : '',
        })),
      )
      expect(answersOf(stranger).every((row) => row.at === Date.parse(at))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('only what others said as well goes the short way, and nothing that is more than one change', () => {
  const [person] = fc.sample(people, 1)
  const fresh = { ...context, config: { ...config } }
  for (let met = 0; met < MET_BEFORE; met++) expect(applyFirst(fresh, person!)).toBeNull()
  expect(applyFirst(fresh, person!)).not.toBeNull()
  // In the layout of the last release, and where a key must differ because somebody else has it.
  expect(applyFirst({ ...fresh, packs: false }, person!)).toBeNull()
  expect(applyFirst({ ...fresh, areOthers: true }, person!)).toBeNull()
  const [group] = person!.groups
  expect(applyFirst(fresh, { ...person!, groups: [group!, { ...group!, proof: 'another' }] })).toBeNull()
})
