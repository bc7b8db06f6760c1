import { createHmac } from 'node:crypto'
import { newId } from '@/lib/ids'
import { encryptSecret, hashToken } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { takeIn } from '@/lib/services/take-in'
import type { TestBusiness } from '@/lib/services/testing'
import { inBusiness } from '@/db/client'
import { insertBackend } from '@/db/queries/set-up'

export const APP_SECRET = 'app-secret-of-a-test'
export const VERIFY_TOKEN = 'verify-token-of-a-test'
export const PHONE_NUMBER_ID = '106540352242922'

/** What Meta would send with these bytes. */
export function signatureOf(raw: Buffer, secret = APP_SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`
}

/** Gives a business a WhatsApp backend; answers its id. */
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
  return takeIn(deps, backendId, signatureOf(raw), raw)
}

let ids = 0
/** A new wamid. */
export const wamid = () => `wamid.T${++ids}${newId().slice(-6)}`
/** Whole seconds, as a webhook writes them; `ago` seconds before now. */
export const secondsAgo = (ago: number) => String(Math.floor(Date.now() / 1000) - ago)

/** A value of the field `messages`, in its envelope. */
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

/** One message of a person, in the words of the webhook. */
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
