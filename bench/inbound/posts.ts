import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import { PHONE_NUMBER_ID } from '@/lib/demo/whatsapp'
import { newId } from '@/lib/ids'

export const UPDATES = 1000
/** What a POST of a thousand updates contains. The others are statuses of messages, like most of what Meta posts. */
export interface Mix {
  messages: number
  /** The share of the messages. */
  stops: number
}
export const USUAL: Mix = { messages: 200, stops: 4 }
export const ONLY_STOPS: Mix = { messages: UPDATES, stops: UPDATES }
/** The number of people who write; after the first POSTs all are known. */
const PEOPLE = 2000

export interface Post {
  body: Buffer
  signature: string
}

/** Returns `count` POSTs of a thousand updates each, none of them twice, signed as Meta signs. */
export function makePosts(count: number, appSecret: string, mix: Mix = USUAL): Post[] {
  const seconds = String(Math.floor(Date.now() / 1000))
  let turn = 0
  const nextPerson = () => `551195${String(1_000_000 + (turn++ % PEOPLE))}`
  return Array.from({ length: count }, () => {
    const run = newId().slice(-12)
    const messages = Array.from({ length: mix.messages }, (_, index) => ({
      from: nextPerson(),
      id: `wamid.M${run}${index}`,
      timestamp: seconds,
      type: 'text',
      text: { body: index < mix.stops ? 'STOP' : '¿A qué hora abren mañana?' },
    }))
    const statuses = Array.from({ length: UPDATES - mix.messages }, (_, index) => ({
      id: `wamid.S${run}${index}`,
      status: index % 2 === 0 ? 'delivered' : 'read',
      timestamp: seconds,
      recipient_id: nextPerson(),
    }))
    return signed({ messages, statuses }, appSecret)
  })
}

/** Returns `count` POSTs of one status each, as WhatsApp mostly sends them, and behind them one with a STOP. */
export function makeSingles(count: number, appSecret: string): Post[] {
  const [run, timestamp] = [newId().slice(-12), String(Math.floor(Date.now() / 1000))]
  const statuses = Array.from({ length: count }, (_, index) => ({
    id: `wamid.O${run}${index}`,
    status: index % 2 === 0 ? 'delivered' : 'read',
    timestamp,
    recipient_id: `551195${String(1_000_000 + (index % PEOPLE))}`,
  }))
  const stop = { from: '5511951000000', id: `wamid.P${run}`, timestamp, type: 'text', text: { body: 'STOP' } }
  return [...statuses.map((one) => signed({ statuses: [one] }, appSecret)), signed({ messages: [stop] }, appSecret)]
}

function signed(parts: { messages?: object[]; statuses?: object[] }, appSecret: string): Post {
  const metadata = { display_phone_number: '551150550100', phone_number_id: PHONE_NUMBER_ID }
  const value = { messaging_product: 'whatsapp', metadata, ...parts }
  const entry = [{ id: '102290129340398', changes: [{ field: 'messages', value }] }]
  const body = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry }))
  return { body, signature: `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}` }
}

/**
 * Sends all POSTs. Returns how long each response took, in milliseconds, and all together.
 * @param perSecond an even rate, however long the responses take; without it four at once, one after the other
 */
export async function sendPosts(
  address: string,
  posts: readonly Post[],
  perSecond?: number,
): Promise<{ tookMs: number[]; seconds: number }> {
  const { origin, pathname: path } = new URL(address)
  const pool = new Pool(origin, { connections: perSecond === undefined ? 4 : 32, pipelining: 1 })
  const tookMs: number[] = []
  const send = async ({ body, signature }: Post) => {
    const began = performance.now()
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
    const response = await pool.request({ method: 'POST', path, headers, body })
    await response.body.dump()
    if (response.statusCode !== 200) throw new Error(`a POST was answered ${response.statusCode}`)
    tookMs.push(performance.now() - began)
  }
  const began = performance.now()
  try {
    const answers = posts.map(async (post, index) => {
      if (perSecond !== undefined) await sleep((1000 * index) / perSecond)
      return send(post)
    })
    await Promise.all(answers)
    return { tookMs, seconds: (performance.now() - began) / 1000 }
  } finally {
    await pool.close()
  }
}
