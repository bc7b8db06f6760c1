import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertReview, readOpenReviews, reviewId } from '@/db/queries/reviews/reviews'
import { newId } from '@/lib/ids'
import { claimIdempotency } from '@/lib/services/keys/idempotency'
import { giveReason } from '@/lib/services/page/give-reason'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { badLines, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { bareDigest, KEYED, textDigest } from '@/lib/services/text-digest'
import { createTestDatabase } from '@/testing/database'
import { asUpgraded } from '@/testing/upgraded'
import { keyOldDigests } from './key-old-digests'

const database = await createTestDatabase()
await asUpgraded(database)
const deps = testDeps(database.app)
const { sql } = database.admin
const step = { owner: database.owner, app: database.app, pepper: deps.pepper, keys: deps.keys }
const NOTHING = { ledger: 0, reviews: 0, inbox: 0, requests: 0 }
const COMMENT = 'They write to my late father.'

/** Returns the digest that a version before the pepper stored for this reason. */
const bareReason = (changeId: string) => bareDigest('page', JSON.stringify(['reason', [changeId, 'other', COMMENT]]))

async function withReason() {
  const business = await makeBusiness(deps)
  const contactId = await makeContact(deps, business.id)
  const stop = await stopEverything(deps, await visit(deps, business, contactId))
  if (stop.outcome !== 'recorded') throw new Error('a test could not stop')
  const actor = await visit(deps, business, contactId)
  const say = () => giveReason(deps, actor, stop.changeId, 'other', COMMENT)
  await say()
  return { business, contactId, actor, say, changeId: stop.changeId }
}

const keysOf = async (contactId: string) =>
  (await sql<{ key: string }[]>`select dedupe_key as key from ledger where contact_id = ${contactId} order by seq`).map(
    ({ key }) => key,
  )

/** Returns the whole database as one text, as a thief would search it. */
async function dump(): Promise<string> {
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`
  const texts = await Promise.all(
    tables.map(
      ({ name }) => sql<{ text: string | null }[]>`select string_agg(t::text, ' ') as text from ${sql(name)} t`,
    ),
  )
  return texts.map(([row]) => row?.text ?? '').join(' ')
}

test('a thief who has the database and guesses what was written finds no digest that confirms the guess', async () => {
  const { changeId } = await withReason()
  const guesses = [COMMENT, JSON.stringify(COMMENT), JSON.stringify(['reason', [changeId, 'other', COMMENT]])]
  const everything = await dump()
  expect(everything).toContain(KEYED)
  for (const guess of guesses)
    for (const algorithm of ['sha256', 'sha1', 'md5'])
      for (const form of ['hex', 'base64url', 'base64'] as const)
        expect(everything).not.toContain(createHash(algorithm).update(guess).digest(form).slice(0, 16))
})

test('digests of an earlier version are keyed once, still tell a repetition, and leave the sealed ledger as it is', async () => {
  const { contactId, actor, say, changeId } = await withReason()
  const [stopKey, reasonKey] = await keysOf(contactId)
  const old = `page:${actor.formId}:${bareReason(changeId)}`
  await sql`update ledger set dedupe_key = ${old}, dedupe = null where contact_id = ${contactId} and seq = 2`
  const sealed = () => sql`select payload, hash, prev from ledger where contact_id = ${contactId} order by seq`
  const before = await sealed()

  expect(await keyOldDigests(step)).toEqual({ ...NOTHING, ledger: 1 })
  expect(await keysOf(contactId)).toEqual([stopKey, reasonKey])
  expect(await sealed()).toEqual(before)
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
  expect(await say()).toMatchObject({ outcome: 'repeated' })
  expect(await keyOldDigests(step)).toEqual(NOTHING)
})

test('the key of a form that was repeated keeps its end, and a key that is taken is recognised by its line', async () => {
  const { contactId, actor, changeId } = await withReason()
  const [, reasonKey = ''] = await keysOf(contactId)
  const old = `page:${actor.formId}:${bareReason(changeId)}`
  await sql`update ledger set dedupe_key = ${`${old}#again`}, dedupe = null where contact_id = ${contactId} and seq = 1`
  await keyOldDigests(step)
  expect((await keysOf(contactId))[0]).toBe(`${reasonKey}#again`)
  // Written by a process of the old version that was still running.
  await sql`update ledger set dedupe_key = ${old}, dedupe = null where contact_id = ${contactId} and seq = 1`
  expect(await keyOldDigests(step)).toEqual({ ...NOTHING, ledger: 1 })
  expect((await keysOf(contactId))[0]).toBe(`${reasonKey}#${contactId}.1`)
})

test('a message that was missed, and one that waits for review, are keyed with their bodies still readable', async () => {
  const { business, contactId } = await withReason()
  const { id: businessId, backendId } = business
  const missed = `weni:${backendId}:${contactId}:missed:1790000000000:${bareDigest('missed', COMMENT)}`
  await sql`update ledger set dedupe_key = ${missed}, dedupe = null where contact_id = ${contactId} and seq = 1`
  const now = Date.now()
  const flow = `flow:${backendId}:${contactId}:20600:${bareDigest('flow', COMMENT)}`
  const review = { businessId, kind: 'unsure_message', contactId, backendId, body: { text: COMMENT }, now } as const
  await inBusiness(deps.db, businessId, async (tx) => {
    for (const dedupeKey of [missed, flow])
      await insertReview(tx, deps.keys, { ...review, dedupeKey, keepUntil: now + 1000 })
  })

  expect(await keyOldDigests(step)).toEqual({ ...NOTHING, ledger: 1, reviews: 2 })
  const missedKey = `missed:${backendId}:${contactId}:1790000000000:${textDigest(deps.pepper, 'missed', COMMENT)}`
  const flowKey = `unsure:${backendId}:${contactId}:20600:${textDigest(deps.pepper, 'flow', COMMENT)}`
  expect((await keysOf(contactId))[0]).toBe(missedKey)
  const open = await inBusiness(deps.db, businessId, (tx) => readOpenReviews(tx, deps.keys, businessId, 10))
  expect(open.map(({ body }) => body)).toEqual([{ text: COMMENT }, { text: COMMENT }])
  expect(open.map(({ id }) => id).toSorted()).toEqual(
    [missedKey, flowKey].map((key) => reviewId(businessId, key)).toSorted(),
  )
  const isNew = await inBusiness(deps.db, businessId, (tx) =>
    insertReview(tx, deps.keys, { ...review, dedupeKey: flowKey, keepUntil: now }),
  )
  expect(isNew).toBe(false)
})

test('hashes of bodies are keyed in more than one batch, and the same call is still the same', async () => {
  const { id: businessId, backendId } = await makeBusiness(deps)
  const caller = { kind: 'key' as const, businessId, keyId: newId(), scopes: [], mode: 'live' } as const
  const body = Buffer.from('{"said":"no more"}')
  const claim = () => claimIdempotency(deps, { ...caller, scopes: [] }, 'recordPreferences', 'key-1', body)
  expect(await claim()).toMatchObject({ outcome: 'claimed' })
  const bare = bareDigest('request', body)
  await sql`update idempotency_keys set request_hash = ${bare} where business_id = ${businessId}`
  await sql`
    insert into inbox (business_id, id, backend_id, body, body_hash, received_at, due_at)
    select ${businessId}, gen_random_uuid(), ${backendId}, '\\x00', encode(sha256(n::text::bytea), 'hex'), now(), now()
    from generate_series(1, 1200) n`

  expect(await keyOldDigests(step)).toEqual({ ...NOTHING, inbox: 1200, requests: 1 })
  expect(await claim()).toMatchObject({ outcome: 'in_flight' })
  const [row] = await sql<
    { hash: string }[]
  >`select body_hash as hash from inbox where body_hash = ${textDigest(deps.pepper, 'inbox', '7')}`
  expect(row?.hash).toMatch(/^k1\./)
})
