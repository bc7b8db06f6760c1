import { createHmac } from 'node:crypto'
import { inBusiness } from '@/db/client'
import { insertBackend } from '@/db/queries/business/set-up'
import { phoneIdentity } from '@/lib/consent/identities'
import type { ContactState, Statement } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { encryptSecret, hashToken } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { receiveWebhook } from '@/lib/services/inbound/receive-webhook'
import { makeBusiness, storedState, type TestBusiness, testDeps } from '@/lib/services/testing'
import { syncTest } from '@/lib/sync/testing'
import type { TestDatabase } from '@/testing/database'
import { createInboxWorker } from './work-inbox'

export const APP_SECRET = 'app-secret-of-a-test'
export const VERIFY_TOKEN = 'verify-token-of-a-test'
export const PHONE_NUMBER_ID = '106540352242922'

/** Returns the signature that Meta would send with these bytes. */
export function signatureOf(raw: Buffer, secret = APP_SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`
}

/** Adds a WhatsApp backend to a business. Returns its id. */
export async function addWhatsApp(deps: Deps, business: TestBusiness): Promise<string> {
  const id = newId()
  const secret = { accessToken: 'token', appSecret: APP_SECRET, verifyToken: VERIFY_TOKEN, wabaId: '102290129340398' }
  await inBusiness(deps.db, business.id, (tx) =>
    insertBackend(
      tx,
      business.id,
      {
        id,
        kind: 'whatsapp',
        name: 'WhatsApp',
        baseUrl: 'http://localhost:1/v24.0',
        secret: encryptSecret(deps.keys, JSON.stringify(secret), `backend:${id}`),
        inboundTokenHash: hashToken(newId()),
        settings: { phoneNumberId: PHONE_NUMBER_ID },
      },
      deps.clock.now(),
    ),
  )
  return id
}

/** Posts a payload as Meta does. */
export function post(deps: Deps, backendId: string, payload: unknown): Promise<'taken' | 'refused'> {
  const raw = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload))
  return receiveWebhook(deps, backendId, signatureOf(raw), raw)
}

let ids = 0
/** Returns a new message id, as WhatsApp makes them. */
export const wamid = () => `wamid.T${++ids}${newId().slice(-6)}`
/** Returns the time `ago` seconds before now in whole seconds, as a webhook writes it. */
export const secondsAgo = (ago: number) => String(Math.floor(Date.now() / 1000) - ago)

/** Returns a value of the field `messages`, in its envelope. */
export function messagesOf(value: Record<string, unknown>, field = 'messages', phoneNumberId = PHONE_NUMBER_ID) {
  const metadata = { display_phone_number: '15550783881', phone_number_id: phoneNumberId }
  return envelopeOf(field, { messaging_product: 'whatsapp', metadata, ...value })
}

export function envelopeOf(field: string, value: unknown, time?: number) {
  const entry = { id: '102290129340398', ...(time === undefined ? {} : { time }), changes: [{ field, value }] }
  return { object: 'whatsapp_business_account', entry: [entry] }
}

export interface TestMessage {
  from?: string
  user?: string
  body?: string
  ago?: number
  id?: string
  context?: string
  rest?: Record<string, unknown>
}

/** Returns one message of a person, in the format of the webhook. */
export function messageOf({ from, user, body = 'hello', ago = 10, id = wamid(), context, rest }: TestMessage) {
  return {
    ...(from ? { from } : {}),
    ...(user ? { from_user_id: user } : {}),
    id,
    timestamp: secondsAgo(ago),
    ...(context ? { context: { from: '15550783881', id: context } } : {}),
    ...(rest ?? { type: 'text', text: { body } }),
  }
}

let numbers = 0
/** Returns the digits of a phone number that no other contact has. */
export const newDigits = () => `5511987${String(200_000 + ++numbers)}`
/** Returns a user id that no other contact has. */
export const newUser = () => `BR.${String(10_000_000_000 + ++numbers)}`

/** Makes a business with WhatsApp and a worker for its inbox. The worker runs when the test calls it. */
export async function inboxTest(database: TestDatabase) {
  const sync = syncTest(database)
  const { deps } = sync
  const business = await makeBusiness(deps)
  const backendId = await addWhatsApp(deps, business)
  let looking = 0
  let lookedAt = 0
  // Within one look time stands still, so that what failed in it is due again only for a later one.
  const clock = { now: () => (looking > 0 ? lookedAt : Date.now()) }
  const workerDeps = sync.syncDeps({ clock, services: testDeps(database.worker, { clock }) })
  const inbox = createInboxWorker(workerDeps, () => true)
  const look = async () => {
    // PostgreSQL rounds the time at which something became due up to the next millisecond.
    const began = Date.now()
    while (Date.now() <= began) await new Promise((done) => setImmediate(done))
    if (looking === 0) lookedAt = Date.now()
    looking += 1
    try {
      await inbox.look()
    } finally {
      looking -= 1
    }
  }
  const sql = database.admin.sql
  const find = async (matchKey: string) => {
    const rows = await sql<{ contact_id: string }[]>`
      select contact_id from identities
      where business_id = ${business.id} and match_key = ${matchKey} and ended_at is null`
    return rows[0]?.contact_id ?? null
  }
  return {
    deps,
    sql,
    business,
    backendId,
    services: workerDeps.services,
    workerDeps,
    post: (payload: unknown) => post(deps, backendId, payload),
    work: look,
    /** Returns when the worker began to look for work the last time. */
    lookedAt: () => lookedAt,
    /** Posts payloads and processes them. Throws when an update failed. */
    async receive(...payloads: unknown[]): Promise<void> {
      for (const payload of payloads) await post(deps, backendId, payload)
      await look()
      const failed =
        await sql`select last_error from inbox where business_id = ${business.id} and last_error is not null`
      if (failed.length > 0) throw new Error(`an update failed: ${JSON.stringify(failed)}`)
    },
    async counted(family: string, outcome: string): Promise<number> {
      const { values } = await workerDeps.metrics.inbound.get()
      return values.find(({ labels }) => labels.family === family && labels.outcome === outcome)?.value ?? 0
    },
    contactOf: (digits: string) => find(phoneIdentity(digits)?.matchKey ?? ''),
    contactOfUser: (user: string) => find(`bsuid:${user}`),
    async stateOf(digits: string): Promise<ContactState> {
      return storedState(deps, business.id, (await find(phoneIdentity(digits)?.matchKey ?? '')) ?? '')
    },
    /** Records what a contact chose on the page before. */
    say: (contactId: string, ...statements: Statement[]) => sync.say(business, contactId, ...statements),
  }
}
