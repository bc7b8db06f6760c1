import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertSender } from '@/db/queries/business/set-up'
import { phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { releaseNumber } from '@/lib/services/page/release-number'
import { savePreferences } from '@/lib/services/page/save-preferences'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { badLines, fingerprint, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { changeContact } from './change-contact'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const sql = database.admin.sql

await sql`
  create function keep_it() returns trigger language plpgsql as $$ begin raise exception 'broken by a test'; end $$`
await sql`
  create function cut_it() returns trigger language plpgsql as $$
  begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`

/** How writing a row fails, and how it works again: it is refused, its deletion is, or the connection is cut. */
const FAILURES = {
  broken: {
    begin: (table: string) => `alter table ${table} add constraint "broken by a test" check (false) not valid`,
    end: (table: string) => `alter table ${table} drop constraint "broken by a test"`,
    error: 'broken by a test',
  },
  kept: {
    begin: (table: string) => `create trigger kept before delete on ${table} for each row execute function keep_it()`,
    end: (table: string) => `drop trigger kept on ${table}`,
    error: 'broken by a test',
  },
  cut: {
    begin: (table: string) =>
      `create trigger cut before insert or update or delete on ${table} for each row execute function cut_it()`,
    end: (table: string) => `drop trigger cut on ${table}`,
    error: /CONNECTION_CLOSED|terminating connection/,
  },
} as const

/** Runs `act` while every write to `table` fails, and shows that nothing at all was written. */
async function breaking(table: string, how: keyof typeof FAILURES, act: () => Promise<unknown>): Promise<void> {
  const { begin, end, error } = FAILURES[how]
  deps.wokenFor.length = 0
  const before = await fingerprint(database.admin)
  await sql.unsafe(begin(table))
  try {
    await expect(act()).rejects.toThrow(error)
  } finally {
    await sql.unsafe(end(table))
  }
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(deps.wokenFor).toEqual([])
}

async function save(contactId: string) {
  const actor = await visit(deps, business, contactId)
  const { orders, promos } = business.topics
  const notice = actor.link.config.notices['en'] ?? ''
  const [shown, submitted] = [
    { [orders]: true, [promos]: false },
    { [orders]: false, [promos]: true },
  ]
  return savePreferences(deps, actor, { notice, shown, submitted })
}

const steps = ['ledger', 'unfed_lines', 'evidence', 'answers', 'contacts', 'sync_marks'] as const

test.each(steps)(
  'a save that fails at %s leaves neither answer nor line nor mark, and the next one works',
  async (table) => {
    const contactId = await makeContact(deps, business.id)
    await breaking(table, 'broken', () => save(contactId))
    expect(await save(contactId)).toMatchObject({ change: { outcome: 'recorded' } })
    expect(await badLines(database.owner, { contact: contactId })).toEqual([])
  },
)

test.each(['ledger', 'sync_marks'] as const)('a connection cut at %s leaves nothing', async (table) => {
  const contactId = await makeContact(deps, business.id)
  await breaking(table, 'cut', () => save(contactId))
  expect(await save(contactId)).toMatchObject({ change: { outcome: 'recorded' } })
})

test('a right that is missing at one step leaves nothing', async () => {
  const contactId = await makeContact(deps, business.id)
  const actor = await visit(deps, business, contactId)
  const before = await fingerprint(database.admin)
  await sql`revoke insert, update on sync_marks from sayso_app`
  try {
    await expect(stopEverything(deps, actor)).rejects.toThrow(/permission denied/)
  } finally {
    await sql`grant insert, update on sync_marks to sayso_app`
  }
  expect(await fingerprint(database.admin)).toEqual(before)
})

test("Meta's stop that fails at its register leaves nothing", async () => {
  const [contactId, senderId] = [await makeContact(deps, business.id), newId()]
  await inBusiness(database.app, business.id, (tx) =>
    insertSender(tx, business.id, { id: senderId, phoneNumberId: '1', displayNumber: '+1', name: 'Sales' }),
  )
  const stop = () =>
    changeContact(deps, business.id, contactId, {
      kind: 'provider_stop',
      actor: 'provider',
      method: 'provider_preference',
      claimedAt: Date.now() - 5000,
      say: () => ({ statements: [{ on: 'provider_stop', senderId, value: true }] }),
    })
  await breaking('contact_senders', 'broken', stop)
  expect(await stop()).toMatchObject({ outcome: 'recorded' })
})

test.each(['identities', 'suppressions'] as const)(
  'a release that fails at %s leaves number, links and answers',
  async (table) => {
    const contactId = await makeContact(
      deps,
      business.id,
      phoneIdentity(`+5511987${newId().replace(/\D/g, '').slice(-6)}`),
    )
    const actor = await visit(deps, business, contactId)
    await breaking(table, 'broken', () => releaseNumber(deps, actor))
    expect((await visit(deps, business, contactId)).link.power).toBe('full')
  },
)

test.each(['identities', 'suppressions', 'erased_holdings', 'evidence', 'ledger'] as const)(
  'an erasure that fails at %s erases nothing',
  async (table) => {
    const contactId = await makeContact(
      deps,
      business.id,
      phoneIdentity(`+5511986${newId().replace(/\D/g, '').slice(-6)}`),
    )
    // A number that they had before, of which a hash is kept.
    await sql`
      insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at, ended_at)
      values (${business.id}, ${newId()}, ${contactId}, 'phone', '1', '+1', ${`phone:${newId()}`}, now(), now())`
    await save(contactId)
    await breaking(table, table === 'evidence' ? 'kept' : 'broken', () =>
      eraseContact(deps, operatorOf(business.id), contactId),
    )
    expect(await eraseContact(deps, operatorOf(business.id), contactId)).toMatchObject({ outcome: 'recorded' })
  },
)
