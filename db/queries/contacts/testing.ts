import fc from 'fast-check'
import type { Database } from '@/db/client'
import { newId } from '@/lib/ids'

// Contacts as no service would write them: each column is null or set, and texts hold what has to be escaped.

const ODD = [
  '"',
  '\\',
  '\\"',
  '\n\t\r\b\f',
  '\u0001\u001F\u007F',
  '\u2028',
  "'; drop table x; --",
  '","',
  ']',
  'null',
  '',
]
const text = fc.oneof(
  fc.constantFrom(...ODD),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).map((read) => read.replaceAll('\0', '')),
  fc.constantFrom('pt', '+5511987654321', 'a'.repeat(64)),
)
const id = fc.constant(null).map(() => newId())
const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
/** What few have is null for most, so that the forms for most come too. */
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 20 })
const bytes = fc.uint8Array({ maxLength: 40 }).map((read) => Buffer.from(read))
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })

const contact = fc.record({
  locale: maybe(text),
  link_epoch: fc.integer({ min: 0, max: 32_767 }),
  stop_on: seldom(fc.boolean()),
  stop_at: seldom(moment),
  stop_since: seldom(moment),
  stop_change_id: seldom(id),
  pause_until: seldom(moment),
  pause_at: seldom(moment),
  pause_change_id: seldom(id),
  released_at: seldom(moment),
  erased_at: seldom(moment),
  merged_into: seldom(id),
  head_seq: fc.nat({ max: 2 ** 31 - 1 }),
  head_hash: text,
  last_own_at: rarely(moment),
  created_at: moment,
})

const answer = fc.record({
  topic_id: id,
  answer: rarely(fc.constantFrom('in', 'out', 'none')),
  at: rarely(moment),
  since: seldom(moment),
  change_id: rarely(id),
  notice: maybe(text),
  basis: seldom(text),
  expires_at: seldom(moment),
  evidence: seldom(text),
  lane: seldom(fc.constantFrom('own', 'other', 'unproven')),
  lanes: seldom(text.map((notice) => JSON.stringify({ own: { answer: 'in', notice } }))),
  pending_request_id: seldom(id),
  pending_asked_at: seldom(moment),
  pending_expires_at: seldom(moment),
  terms: rarely(fc.constantFrom('p', 'pc', 'o', 'oc', 'u', 'uc')),
  proof: maybe(bytes),
})

const identity = fc.record({
  id,
  kind: fc.constantFrom('phone', 'bsuid', 'backend'),
  canonical: text,
  match_key: text.map((key) => `${key}${newId()}`),
  ended_at: maybe(moment),
  salt: maybe(bytes),
})

const sender = fc.record({
  sender_id: id,
  stop_on: maybe(fc.boolean()),
  stop_at: maybe(moment),
  stop_change_id: maybe(id),
})

type Answer = typeof answer extends fc.Arbitrary<infer Value> ? Value : never

/** Whether an answer has what most have and nothing else, so that it is written in the short form. */
export const isUsual = ({ topic_id: _, notice: __, proof: ___, answer, at, change_id, terms, ...rest }: Answer) =>
  [answer, at, change_id, terms].every((each) => each !== null) && Object.values(rest).every((each) => each === null)

/** A contact with all its rows, by the names of their columns. */
export const people = fc.record({
  id,
  contact,
  answers: fc.array(answer, { maxLength: 4 }),
  identities: fc.array(identity, { maxLength: 3 }),
  senders: fc.oneof(fc.constant([]), fc.array(sender, { maxLength: 2 })),
})

type Person = typeof people extends fc.Arbitrary<infer Value> ? Value : never

/** Returns a contact with its answers and stops in one order; those that are read are in none. */
export const inOrder = <
  Row extends {
    answers: readonly { topicId: string }[] | null
    senders: readonly { senderId: string }[] | null
  },
>(
  row: Row,
) => ({
  ...row,
  answers: row.answers?.toSorted((a, b) => (a.topicId < b.topicId ? -1 : 1)),
  senders: row.senders?.toSorted((a, b) => (a.senderId < b.senderId ? -1 : 1)),
})

/** Writes contacts and their rows as they are, which needs the superuser. */
export async function insertPeople({ sql }: Database, businessId: string, made: readonly Person[]): Promise<void> {
  for (const { id, contact, answers, identities, senders } of made) {
    const of = { business_id: businessId, contact_id: id }
    await sql`insert into contacts ${sql({ business_id: businessId, id, ...contact })}`
    for (const row of answers)
      await sql`insert into answers ${sql({ ...of, ...row, lanes: row.lanes && sql.json(JSON.parse(row.lanes)) })}`
    // Each a second after the one before, so that there is one order.
    for (const [place, row] of identities.entries())
      await sql`insert into identities ${sql({ ...of, ...row, created_at: new Date(place * 1000) })}`
    for (const row of senders) {
      await sql`insert into senders (business_id, id, phone_number_id, display_number, name)
        values (${businessId}, ${row.sender_id}, ${row.sender_id}, '1', 'Sender')`
      await sql`insert into contact_senders ${sql({ ...of, ...row })}`
    }
  }
}
