import { randomUUID } from 'node:crypto'
import type { Sql } from '@/db/client'
import { type BusinessConfig, readConfig } from '@/db/queries/business/config'
import { formOf, madeOf } from '@/db/queries/contacts/answer-form'
import { packedForm } from '@/db/queries/ledger/line-form'
import { applyChange } from '@/lib/consent/change'
import { backendIdentity, phoneIdentity } from '@/lib/consent/identities'
import { type Change, EMPTY_CONTACT } from '@/lib/consent/types'
import { DEMO } from '@/lib/demo/business'
import { newId } from '@/lib/ids'
import { writeEffects } from '@/lib/ledger/effects'
import { GENESIS, sealLine } from '@/lib/ledger/seal'
import { isoTime } from '@/lib/ledger/wire'
import { answerRows } from '@/lib/services/changes/contact-state'

const BATCH = 2000
const DAY = 86_400_000

/**
 * Adds contacts to the demo business, each with two identities, one sealed line that answers all six topics, the
 * answers, a head that fits, and a finished sync mark. It works in bulk, as superuser: a hundred thousand take half a
 * minute.
 * @param from place of the first, from which the phone number is made
 */
export async function populate(sql: Sql, count: number, from: number): Promise<void> {
  const config = await readConfig(sql, DEMO.businessId)
  if (!config) throw new Error('the demo business is not there')
  for (let start = 0; start < count; start += BATCH) {
    const size = Math.min(BATCH, count - start)
    await insertAll(
      sql,
      Array.from({ length: size }, (_, index) => makeContact(config, from + start + index)),
    )
  }
  // These lines got their place in the feed long ago: the worker must not find a hundred thousand to feed.
  await sql`
    insert into feed (business_id, position, contact_id, seq)
    select l.business_id,
      (select coalesce(max(f.position), 0) from feed f) + row_number() over (order by l.contact_id, l.seq),
      l.contact_id, l.seq
    from ledger l
    where not exists (
        select 1 from feed f where f.business_id = l.business_id and f.contact_id = l.contact_id and f.seq = l.seq)
      and not exists (
        select 1 from unfed_lines u
        where u.business_id = l.business_id and u.contact_id = l.contact_id and u.seq = l.seq)
      and (l.business_id, l.contact_id, l.seq) not in (
        select u.business_id, w.contact_id, w.seq
        from unfed_batches u cross join lateral unnest(u.contact_ids, u.seqs) as w(contact_id, seq)
        where w.contact_id is not null and w.seq is not null)`
  await sql`vacuum analyze`
}

/** Contacts at an even place get promotions, the others don't; for the other topics it is the other way round. */
function makeContact(config: BusinessConfig, place: number) {
  const id = newId()
  const at = Date.now() - ((place * 7919) % 300) * DAY - 1000
  const change: Change = {
    id: newId(),
    kind: 'preferences',
    at,
    actor: 'contact',
    method: 'page',
    notice: config.notices['es'] ?? null,
    evidence: null,
    proven: false,
    statements: config.topics.map((topic, index) => {
      const answer = (place + index) % 2 === 0 ? 'in' : 'out'
      return { on: 'answer', topicId: topic.id, answer, basis: answer === 'in' ? 'consent' : null }
    }),
  }
  const { after, effects } = applyChange(EMPTY_CONTACT, change)
  const time = isoTime(at)
  // The ids say when a line was made, and it can't have been recorded before.
  const recorded = isoTime(Date.now())
  const line = sealLine(
    {
      format: 1,
      business_id: config.id,
      contact_id: id,
      seq: 1,
      change_id: change.id,
      kind: change.kind,
      occurred_at: time,
      recorded_at: recorded,
      actor: change.actor,
      method: change.method,
      source: DEMO.sourceId,
      notice: change.notice,
      reason: null,
      refers_to: null,
      effects: writeEffects(effects),
      evidence: null,
      locale: 'es',
    },
    GENESIS,
  )
  const phone = phoneIdentity(`+551196${String(1_000_000 + place).padStart(7, '0')}`)
  if (!phone) throw new Error('a bench contact has no valid number')
  const identities = [phone, backendIdentity(DEMO.backendId, randomUUID())]
  const answers = answerRows(after)
  return { id, time, recorded, change, line, identities, answers }
}

/** Returns the bytes of a contact's line. */
function packedOf({ id, time, recorded, change, line }: MadeContact): string {
  const { changeId, kind } = { changeId: change.id, kind: change.kind }
  const times = { occurredAt: Date.parse(time), recordedAt: Date.parse(recorded) }
  const stored = { ...line, ...times, contactId: id, changeId, kind, prev: GENESIS, dedupeKey: null }
  const packed = packedForm(DEMO.businessId, stored)?.packed
  if (!packed) throw new Error('a line of the bench could not be packed')
  return packed
}

type MadeContact = ReturnType<typeof makeContact>

async function insertAll(sql: Sql, contacts: readonly MadeContact[]): Promise<void> {
  const business = DEMO.businessId
  const answers = contacts.flatMap(({ id, time, answers: own }) => own.map((answer) => ({ id, time, answer })))
  const identities = contacts.flatMap(({ id, identities: own }) => own.map((identity) => ({ id, identity })))
  const of = <T>(read: (contact: MadeContact) => T) => contacts.map(read)
  await sql`
    insert into contacts (business_id, id, locale, head_seq, head_hash, last_own_at, created_at)
    select ${business}::uuid, id, 'es', 1, hash, at, at
    from unnest(${of((c) => c.id)}::uuid[], ${of((c) => c.line.hash)}::text[], ${of((c) => c.time)}::timestamptz[])
      as v(id, hash, at)`
  await sql`
    insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method,
      source_id, packed, hash_bytes)
    select ${business}::uuid, contact, 1, change, 'preferences', at, recorded, 'contact', 'page',
      ${DEMO.sourceId}::uuid, decode(packed, 'hex'), decode(hash, 'hex')
    from unnest(
      ${of((c) => c.id)}::uuid[], ${of((c) => c.change.id)}::uuid[], ${of((c) => c.time)}::timestamptz[],
      ${of((c) => c.recorded)}::timestamptz[], ${of(packedOf)}::text[],
      ${of((c) => c.line.hash)}::text[]) as v(contact, change, at, recorded, packed, hash)`
  const forms = answers.map(({ answer }) => formOf(answer, true))
  await sql`
    insert into answers (business_id, contact_id, topic_id, answer, at, change_id, notice, own_yes_since, terms, made)
    select ${business}::uuid, contact, topic, answer, at, change, notice, own, terms, made
    from unnest(${answers.map((a) => a.id)}::uuid[], ${answers.map((a) => a.answer.topicId)}::uuid[],
      ${answers.map((a) => a.answer.answer)}::text[], ${answers.map((a) => a.time)}::timestamptz[],
      ${answers.map((a) => a.answer.changeId)}::uuid[], ${answers.map((a) => a.answer.notice)}::text[],
      ${answers.map((a) => (a.answer.ownYesSince === null ? null : isoTime(a.answer.ownYesSince)))}::timestamptz[],
      ${forms.map((form) => form.terms)}::text[], ${answers.map((a) => madeOf(a.id))}::int[])
      as v(contact, topic, answer, at, change, notice, own, terms, made)`
  await sql`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
    select ${business}::uuid, id, contact, kind, value, canonical, key, now()
    from unnest(${identities.map(() => newId())}::uuid[], ${identities.map((i) => i.id)}::uuid[],
      ${identities.map((i) => i.identity.kind)}::text[],
      ${identities.map((i) => i.identity.value)}::text[], ${identities.map((i) => i.identity.canonical)}::text[],
      ${identities.map((i) => i.identity.matchKey)}::text[]) as v(id, contact, kind, value, canonical, key)`
  await sql`
    insert into sync_marks (business_id, backend_id, contact_id, version, confirmed_version, external_id)
    select i.business_id, ${DEMO.backendId}::uuid, i.contact_id, 1, 1, i.canonical
    from identities i
    where i.business_id = ${business} and i.kind = 'backend' and i.contact_id = any(${of((c) => c.id)}::uuid[])`
}
