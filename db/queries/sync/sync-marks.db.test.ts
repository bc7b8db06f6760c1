import { expect, test } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import { insertBackend } from '@/db/queries/business/set-up'
import { insertContacts } from '@/db/queries/contacts/contacts'
import { ImportedRows, markKnown } from '@/db/queries/imports/imported-changes'
import { phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { encryptSecret, hashToken } from '@/lib/keys'
import { GENESIS } from '@/lib/ledger/seal'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { recordObserved } from './observed-marks'
import { markForSync } from './sync-marks'
import { markOutstanding } from './sync-outstanding'

const database = await createTestDatabase()
const deps = testDeps(database.app)

/** A business with a backend of each kind, and a contact that has said something. */
async function world() {
  const business = await makeBusiness(deps)
  const ids = { weni: business.backendId, webhook: newId(), whatsapp: newId() }
  for (const kind of ['webhook', 'whatsapp'] as const) {
    const secret = encryptSecret(deps.keys, 'secret', `backend:${ids[kind]}`)
    const place = { id: ids[kind], kind, name: kind, baseUrl: 'http://localhost:1/', settings: {} }
    await inBusiness(deps.db, business.id, (tx) =>
      insertBackend(tx, business.id, { ...place, secret, inboundTokenHash: hashToken(kind) }, Date.now()),
    )
  }
  const contactId = await makeContact(deps, business.id)
  await database.admin.sql`update contacts set head_seq = 1 where id = ${contactId}`
  return { businessId: business.id, ids, contactId }
}

type World = Awaited<ReturnType<typeof world>>
const now = Date.now()
const mark = (contactId: string) => ({ contactId, version: 1, urgent: false, now, recheckAt: null })

/** Every statement that makes marks. */
const ways: Record<string, (tx: Tx, made: World) => Promise<unknown>> = {
  'a change': (tx, { businessId, contactId }) => markForSync(tx, businessId, [mark(contactId)]),
  'contacts made together': (tx, { businessId }) => {
    const identity = phoneIdentity('+5511987654321')
    const identities = identity ? [{ ...identity, id: newId() }] : []
    return insertContacts(tx, businessId, [{ contactId: newId(), identities }], GENESIS, now)
  },
  'an import of strangers': (tx, { businessId }) => {
    const rows = new ImportedRows()
    const identity = phoneIdentity('+5511987654322')
    const head = { seq: 0, hash: GENESIS }
    const who = { contactId: newId(), identityId: newId(), salt: null }
    if (identity) rows.add({ ...who, identity, head, mark: { version: 1, urgent: false } })
    return rows.write(tx, businessId, now)
  },
  'an import of known contacts': (tx, { businessId, contactId }) => markKnown(tx, businessId, [mark(contactId)], now),
  'a backend that is enabled': async (tx, { businessId, ids }) => {
    for (const id of Object.values(ids)) await markOutstanding(tx, businessId, id, { after: null, limit: 10, now })
  },
}

test.each(Object.keys(ways))(
  '%s marks each backend that keeps consent, and never WhatsApp, which keeps none',
  async (way) => {
    const made = await world()
    await inBusiness(deps.db, made.businessId, async (tx) => ways[way]?.(tx, made))
    const rows = await database.admin.sql<{ backend_id: string }[]>`
    select backend_id from sync_marks where business_id = ${made.businessId}`
    expect(rows.map((row) => row.backend_id).toSorted()).toEqual([made.ids.weni, made.ids.webhook].toSorted())
  },
)

const LATER = now + 3_600_000
const found = { mirrored: {}, externalId: 'x', version: 1, urgent: true, now: LATER }

/** Every statement that may make a mark urgent that waits already, with a refusal of an hour later. */
const refusals: Record<string, (tx: Tx, made: World) => Promise<unknown>> = {
  'a change': (tx, { businessId, contactId }) =>
    markForSync(tx, businessId, [{ ...mark(contactId), urgent: true, now: LATER }]),
  'an import of known contacts': (tx, { businessId, contactId }) =>
    markKnown(tx, businessId, [{ ...mark(contactId), urgent: true }], LATER),
  'a backend that is enabled': async (tx, { businessId, ids, contactId }) => {
    await tx`update contacts set stop_on = true where business_id = ${businessId} and id = ${contactId}`
    await markOutstanding(tx, businessId, ids.weni, { after: null, limit: 10, now: LATER })
  },
  'a reading of the backend': (tx, { businessId, ids, contactId }) =>
    recordObserved(tx, businessId, ids.weni, contactId, { ...found, due: true }),
}

async function waitingAfter(made: World, add: (tx: Tx) => Promise<unknown>) {
  await inBusiness(database.owner, made.businessId, add)
  const [row] = await database.admin.sql<{ urgent: boolean; since: number; due: number }[]>`
    select urgent, sayso_ms(waiting_since) as since, sayso_ms(due_at) as due from sync_marks
    where business_id = ${made.businessId} and backend_id = ${made.ids.weni} and contact_id = ${made.contactId}`
  return row
}

test.each(Object.keys(refusals))(
  '%s with a refusal waits since that, and not since an agreement before it, whose place it keeps',
  async (way) => {
    const made = await world()
    const agreed = await waitingAfter(made, (tx) => markForSync(tx, made.businessId, [mark(made.contactId)]))
    expect(agreed).toEqual({ urgent: false, since: now, due: now })
    const refused = await waitingAfter(made, async (tx) => refusals[way]?.(tx, made))
    expect(refused).toEqual({ urgent: true, since: LATER, due: now })
  },
)

test('a reading that finds a mark urgent and nothing to write leaves since when it waits', async () => {
  const made = await world()
  await waitingAfter(made, (tx) => markForSync(tx, made.businessId, [mark(made.contactId)]))
  const seen = (tx: Tx) => recordObserved(tx, made.businessId, made.ids.weni, made.contactId, { ...found, due: false })
  expect(await waitingAfter(made, seen)).toEqual({ urgent: true, since: now, due: now })
})

test('no index holds what a change writes in a mark that waits already', async () => {
  const rows = await database.admin.sql<{ index: string }[]>`
    select i.indexrelid::regclass::text as index from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attname in ('version', 'waiting_since', 'attempts')
    where i.indrelid = 'sync_marks'::regclass and (a.attnum = any(i.indkey::int2[])
      or pg_get_expr(i.indpred, i.indrelid) ~ ('\\m' || a.attname || '\\M'))`
  expect(rows).toEqual([])
})
