import { expect } from 'vitest'
import { inBusiness } from '@/db/client'
import { backendIdentity, bsuidIdentity, type ContactIdentity, phoneIdentity } from '@/lib/consent/identities'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeWithin } from '@/lib/services/changes/change-within'
import { FIRST_ISSUE, readImportReport } from '@/lib/services/imports/read-imports'
import { importFile } from '@/lib/services/imports/testing'
import { recordPreferences } from '@/lib/services/records/record-preferences'
import { badLines, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { changeNumber } from './change-number'
import { eraseContact } from './erase-contact'
import { findOrCreateContact } from './find-contact'
import { mergeWithin } from './merge-contacts'
import { resolveContact } from './resolve-contact'

interface Named {
  phone?: string
  user?: string
}
type Whose = 'own' | 'theirs'

function identityOf(name: string): ContactIdentity {
  const identity = name.startsWith('+') ? phoneIdentity(name) : bsuidIdentity(name)
  if (!identity) throw new Error('a test made an identity that cannot be read')
  return identity
}

/** Lets tests make the history of numbers and user ids, hour by hour, and ask whose an earlier Yes is. */
export async function identityHistory() {
  const database = await createTestDatabase()
  const now = Date.now()
  const clock = { time: now, now: () => clock.time }
  const deps = testDeps(database.app, { clock })
  const worker = testDeps(database.worker, { clock })
  const { sql } = database.admin
  const business = await makeBusiness(deps)
  const { id: businessId, backendId } = business
  let names = 0
  const nextPhone = () => `+5511987${String(400_000 + ++names)}`
  const nextUser = () => `BR.73000${++names}`
  const hour = (hours: number) => now - (50 - hours) * 3_600_000

  /** Does something at the end of this hour. */
  async function at<T>(hours: number, act: () => Promise<T>): Promise<T> {
    clock.time = hour(hours)
    const done = await act()
    clock.time = now
    return done
  }

  /** Makes a contact that is known by all of these, or adds them to the one that is known by one of them. */
  const make = async (...ids: string[]) =>
    (await findOrCreateContact(deps, businessId, ids.map(identityOf), null)).contactId

  /** WhatsApp names all of these in one webhook about something that happened then, else now. */
  const met = (ids: readonly string[], then: number | null = null) =>
    resolveContact(deps, {
      ...{ businessId, backendId, at: then === null ? clock.time : hour(then), identities: ids.map(identityOf) },
    })

  const idOf = async (name: string) => {
    const [row] = await sql<{ id: string }[]>`
      select contact_id as id from identities
      where business_id = ${businessId} and canonical = ${name} and ended_at is null`
    return row?.id ?? null
  }

  /** A merge is dated by PostgreSQL's clock. Dates what the contact kept that goes by the clock of the test. */
  const dateMerges = () => sql`
    update identities i set ended_at = ${new Date(clock.time)} from contacts c
    where c.business_id = i.business_id and c.id = i.contact_id and c.merged_into is not null
      and i.ended_at > ${new Date(now)}`

  /** WhatsApp says that a person has another number or user id, at the second of the clock. */
  async function change(before: Named, after: Named) {
    const person = ({ phone, user }: Named) => ({
      ...{ userId: user ?? null, parentUserId: null, waId: phone?.slice(1) ?? null },
    })
    const changed = await changeNumber(deps, businessId, backendId, {
      ...{ family: 'identity', id: `wamid.${++names}`, seconds: Math.floor(clock.time / 1000), recipient: null },
      ...{ previous: person(before), next: person(after) },
    })
    expect(changed).toBe('changed')
    await dateMerges()
  }

  /** Makes the chain of a contact longer than others: of two that are merged the longer one stays. */
  async function sayOften(contactId: string) {
    for (let lines = 0; lines < 9; lines++)
      await inBusiness(deps.db, businessId, (tx) =>
        changeWithin(deps, tx, businessId, contactId, {
          ...{ kind: 'preferences', actor: 'contact', method: 'page' },
          say: () => ({ statements: [{ on: 'answer', topicId: business.topics.orders, answer: 'out' }] }),
        }),
      )
  }

  /** Merges two contacts, of which the first stays. */
  async function merge(stays: string, goes: string) {
    await sayOften(stays)
    expect(await inBusiness(deps.db, businessId, (tx) => mergeWithin(tx, businessId, stays, goes))).toBe(stays)
    await dateMerges()
  }

  /** Erases a contact at the hour of the clock. */
  async function erase(contactId: string) {
    await eraseContact(deps, operatorOf(businessId), contactId)
    await sql`update suppressions set at = ${new Date(clock.time)} where at > ${new Date(now)}`
  }

  /** Makes a contact with a user id and two numbers, as a backend does that names the second in place of the first. */
  async function withTwo() {
    const [first, second, user] = [nextPhone(), nextPhone(), nextUser()]
    const record = backendIdentity(backendId, `0d0d0d0d-0000-4000-8000-${String(++names).padStart(12, '0')}`)
    const named = (phone: string) =>
      findOrCreateContact(deps, businessId, [record, identityOf(phone)], null, { backendId, urns: 'all' })
    const { contactId: id } = await at(0, () => named(first))
    await at(1, () => met([user, first]))
    await at(2, () => named(second))
    expect([await idOf(first), await idOf(second), await idOf(user)]).toEqual([id, id, id])
    return { id, first, second, user }
  }

  /** Returns whose a Yes, a return and a resume of that hour are, by a call that names the contact. */
  async function called(contactId: string, hours: number): Promise<Whose> {
    const result = await recordPreferences(deps, operatorOf(businessId), contactId, {
      ...{ by: 'agent', topics: { promos: 'in' }, stop: false, return: true, pause: null, resume: true },
      ...{ clearProviderStop: null, saidAt: new Date(hour(hours)).toISOString(), sourceId: null, expiresAt: null },
      ...{ evidence: { said: 'Yes', where: 'at the counter', by: 'Ana' }, idempotencyKey: null },
    })
    if (result.outcome !== 'recorded') throw new Error(`a call was not recorded: ${result.outcome}`)
    const theirs = result.statements.map(({ reason }) => reason === 'former_holder')
    expect(theirs).toEqual(Array(3).fill(theirs[0]))
    return theirs[0] ? 'theirs' : 'own'
  }

  /** Returns whose the Yes of each row of a file is, which names a number and the hour. */
  async function filed(...rows: readonly (readonly [phone: string, hours: number])[]): Promise<Whose[]> {
    const text = rows.map(
      ([phone, hours]) => `${phone},promos,yes,${new Date(hour(hours)).toISOString()},form ${hours},`,
    )
    const file = ['phone,topic,answer,when,proof,source', ...text].join('\n')
    const { id, taken, unchanged, keptOut } = await importFile(deps, worker, businessId, file)
    expect(taken + unchanged + keptOut).toBe(rows.length)
    const report = await readImportReport(deps, businessId, id, { after: FIRST_ISSUE, limit: 1000 })
    const theirs = new Set(report?.issues.filter(({ code }) => code === 'former_holder').map(({ row }) => row))
    return rows.map((_, place) => (theirs.has(place + 2) ? 'theirs' : 'own'))
  }

  return {
    ...{ sql, businessId, backendId, nextPhone, nextUser, hour, at, make, met, idOf, change, sayOften, merge, erase },
    ...{ withTwo, called, filed },
    bad: () => badLines(database.owner),
  }
}
