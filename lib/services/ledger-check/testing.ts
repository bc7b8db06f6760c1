import { type Database, inBusiness, type Sql, type Tx } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { insertSender } from '@/db/queries/business/set-up'
import { ensureSource } from '@/db/queries/business/sources'
import { feedLines } from '@/db/queries/ledger/feed'
import { insertUnfed } from '@/db/queries/ledger/unfed'
import { phoneIdentity } from '@/lib/consent/identities'
import type { Statement } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { IMPORT_PREFIX, SEPARATOR, topicCode } from '@/lib/ledger/packed/import-key'
import { lineHash } from '@/lib/ledger/seal'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeRequest } from '@/lib/services/changes/change-request'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { releaseContact } from '@/lib/services/contacts/release-contact'
import type { Deps } from '@/lib/services/deps'
import { verifyLedger } from '@/lib/services/records/verify-ledger'
import { makeBusiness, makeContact, testDeps, type TestBusiness } from '@/lib/services/testing'
import { readWholeLines, rewriteLine } from '@/testing/ledger-lines'
import { describeFinding, type NamedFinding } from './findings'

const DAY = 86_400_000

/** People of whom every table has something: a business as an attacker finds it. */
export interface TamperedBusiness extends TestBusiness {
  senderId: string
  sourceNumber: number
  notice: string
  /** Answers in two lanes, one that expires, a request, a stop, a pause and WhatsApp's own stop. */
  ana: string
  /** Only a refusal. */
  bruno: string
  /** Their line waits for the feed as those of an import do. */
  diego: string
  /** `carla` was merged into `clara`. */
  clara: string
  carla: string
  released: string
  erased: string
}

let numbers = 0
const nextPhone = () => phoneIdentity(`+551198${String(7_000_000 + ++numbers)}`)

/** Makes such a business, with every line in the feed but those of `bruno` and `diego`. */
export async function makeTamperedBusiness(deps: Deps, worker: Database): Promise<TamperedBusiness> {
  const business = await makeBusiness(deps)
  const { id, topics } = business
  const senderId = newId()
  const { sourceNumber, notice } = await inBusiness(deps.db, id, async (tx) => {
    await insertSender(tx, id, { id: senderId, phoneNumberId: '1', displayNumber: '551150550100', name: 'Shop' })
    const source = { id: newId(), kind: 'campaign', name: 'Spring', reference: 'spring', now: Date.now() } as const
    const config = await readConfig(tx, id)
    return { sourceNumber: await ensureSource(tx, id, source), notice: config?.notices['en'] ?? '' }
  })
  const say = (contactId: string, statements: readonly Statement[], over: Partial<ChangeRequest> = {}) =>
    changeContact(deps, id, contactId, {
      kind: 'preferences',
      actor: 'contact',
      method: 'page',
      evidence: { ip: '203.0.113.7' },
      sourceNumber,
      dedupe: { key: `said:${newId()}`, kind: 'once' },
      say: () => ({ statements, notice }),
      ...over,
    })
  const person = () => makeContact(deps, id, nextPhone())
  const answer = (topicId: string, said: 'in' | 'out', more: object = {}): Statement => ({
    on: 'answer',
    topicId,
    answer: said,
    ...more,
  })

  const ana = await person()
  const key = `${IMPORT_PREFIX}${Buffer.alloc(16, 7).toString('base64url')}${SEPARATOR}${topicCode(topics.news)}+`
  const imported = {
    ...({ actor: 'import', method: 'import', proven: true, sourceNumber: 0 } as const),
    dedupe: { key, kind: 'once' } as const,
  }
  await say(ana, [answer(topics.news, 'in', { basis: 'consent' })], imported)
  await say(ana, [answer(topics.news, 'out'), answer(topics.orders, 'in', { expiresAt: Date.now() + DAY, basis: 'x' })])
  await say(ana, [{ on: 'stop', value: true }], { kind: 'stop' })
  await say(ana, [{ on: 'pause', until: Date.now() + DAY }], { kind: 'pause' })
  await say(ana, [answer(topics.orders, 'in', { basis: 'x', expiresAt: Date.now() + 2 * DAY })])
  const asked = { on: 'pending', topicId: topics.promos, requestId: newId(), expiresAt: Date.now() + DAY } as const
  await say(ana, [asked], { kind: 'confirmation_request' })
  const provider = { kind: 'provider_stop', actor: 'provider', method: 'provider_preference' } as const
  await say(ana, [{ on: 'provider_stop', senderId, value: true }], provider)

  const [clara, carla, released, erased] = [await person(), await person(), await person(), await person()]
  await say(clara, [answer(topics.news, 'in')])
  await say(clara, [answer(topics.orders, 'in')])
  await say(carla, [answer(topics.news, 'out')])
  await inBusiness(deps.db, id, (tx) => mergeWithin(tx, id, clara, carla))
  await say(released, [answer(topics.news, 'in')])
  await releaseContact(deps, operatorOf(id), released)
  await say(erased, [answer(topics.news, 'out')])
  await eraseContact(deps, operatorOf(id), erased)
  await inBusiness(worker, id, (tx) => feedLines(tx, id, 1000))
  const [bruno, diego] = [await person(), await person()]
  await say(diego, [answer(topics.news, 'in')])
  await inBusiness(worker, id, async (tx) => {
    await tx`delete from unfed_lines where business_id = ${id} and contact_id = ${diego}`
    await insertUnfed(tx, id, [{ contactId: diego, seq: 1 }])
  })
  const dedupe = { key: keyOfBruno(bruno), kind: 'once' } as const
  await say(bruno, [answer(topics.news, 'out'), answer(topics.promos, 'out')], { dedupe })
  return { ...business, senderId, sourceNumber, notice, ana, bruno, diego, clara, carla, released, erased }
}

const keyOfBruno = (bruno: string) => `said:${bruno}`

/** Stores the line of `bruno` as text, with its dedupe key, as the last release would and with its digest. */
export async function storeAsText(sql: Sql | Tx, { bruno }: TamperedBusiness): Promise<void> {
  await rewriteLine(sql, bruno, 1, () => ({}))
  await sql`update ledger set dedupe_key = ${keyOfBruno(bruno)} where contact_id = ${bruno}`
}

/** Returns a database whose statements all run in this transaction, so that what was not committed is verified. */
function within(tx: Tx): Database {
  const begin = (_options: string, work: (tx: Tx) => unknown) => work(tx)
  const sql = new Proxy(tx, { get: (target, name) => (name === 'begin' ? begin : Reflect.get(target, name)) })
  return { sql: sql as unknown as Database['sql'], close: () => Promise.resolve() }
}

/**
 * Lets an attacker with every right change the database, returns what `ledger:verify` then prints, and takes it all
 * back. Also returns what `more` returns, which sees the change as well.
 */
export async function tamper<T = void>(
  admin: Database,
  deps: Deps,
  change: (tx: Tx) => Promise<unknown>,
  more?: (tx: Tx) => Promise<T>,
): Promise<{ printed: string[]; more: T | undefined }> {
  const printed: string[] = []
  let result: T | undefined
  const undo = new Error('taken back')
  await admin.sql
    .begin(async (tx) => {
      // Keys and triggers bind no attacker who owns the server.
      await tx`set local session_replication_role = replica`
      await change(tx)
      const state = {
        evidenceDays: deps.settings.evidenceDays,
        onFinding: (each: Parameters<typeof describeFinding>[0]) => printed.push(describeFinding(each)),
      }
      await verifyLedger(
        { db: within(tx), keys: deps.keys },
        {},
        (line) =>
          printed.push(
            `${line.business} contact ${line.contactId} ledger line ${line.seq}: ${line.columns?.join(', ') ?? ''} ${line.problem}`,
          ),
        undefined,
        state,
      )
      result = await more?.(tx)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return { printed, more: result }
}

/** Returns the rows of a test database that do not follow from its lines. */
export async function findingsOf(owner: Database, filter: { business?: string } = {}): Promise<NamedFinding[]> {
  const findings: NamedFinding[] = []
  const { keys, settings } = testDeps(owner)
  const state = { ...settings, onFinding: (finding: NamedFinding) => findings.push(finding) }
  await verifyLedger({ db: owner, keys }, filter, () => {}, undefined, state)
  return findings
}

/** Removes the chain of a contact and sets its head back, with everything that says in which place its lines were. */
export async function forget(tx: Tx, contactId: string): Promise<void> {
  for (const table of ['ledger', 'feed', 'unfed_lines', 'evidence'])
    await tx`delete from ${tx(table)} where contact_id = ${contactId}`
  await tx`update contacts set head_seq = 0, head_hash = repeat('0', 64) where id = ${contactId}`
}

/** Removes the lines after a place, everything beside them, and sets the head back. */
export async function cutTail(tx: Tx, businessId: string, contactId: string, seq: number): Promise<void> {
  await tx`delete from evidence e using ledger l
    where e.business_id = ${businessId} and l.business_id = e.business_id and l.change_id = e.change_id
      and l.contact_id = ${contactId} and l.seq > ${seq}`
  await tx`delete from ledger where contact_id = ${contactId} and seq > ${seq}`
  await tx`delete from feed where contact_id = ${contactId} and seq > ${seq}`
  await tx`with n as (select contact_id, seq, row_number() over (order by position) as place from feed
      where business_id = ${businessId})
    update feed f set position = -n.place from n where f.business_id = ${businessId} and f.contact_id = n.contact_id
      and f.seq = n.seq`
  await tx`update feed set position = -position where business_id = ${businessId}`
  const last = (await readWholeLines(tx, contactId)).at(-1)
  await tx`update contacts set head_seq = ${seq}, head_hash = ${last?.hash ?? ''}
    where business_id = ${businessId} and id = ${contactId}`
}

export async function removeBusiness(tx: Tx, businessId: string): Promise<void> {
  const tables = await tx<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'business_id'`
  for (const { name } of tables) await tx`delete from ${tx(name)} where business_id = ${businessId}`
  await tx`delete from businesses where id = ${businessId}`
}

/** Seals a line again with another text, and makes the columns, the lines after it and the head fit. */
export async function forge(
  tx: Tx,
  contactId: string,
  seq: number,
  change: (payload: string) => string,
): Promise<void> {
  const lines = (await readWholeLines(tx, contactId)).filter((line) => line.seq >= seq)
  let prev = lines[0]?.prev ?? ''
  for (const line of lines) {
    const payload = line.seq === seq ? change(line.payload) : line.payload
    const sealedOn = prev
    const hash = lineHash(payload, sealedOn)
    await rewriteLine(tx, contactId, line.seq, () => ({ payload, prev: sealedOn, hash }))
    await tx`update ledger set
      actor = ${payload}::text::jsonb->>'actor',
      recorded_at = (${payload}::text::jsonb->>'recorded_at')::timestamptz
      where contact_id = ${contactId} and seq = ${line.seq}`
    prev = hash
  }
  await tx`update contacts set head_hash = ${prev} where id = ${contactId}`
}
