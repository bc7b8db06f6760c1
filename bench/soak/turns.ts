import { Pool } from 'undici'
import { post as postCheck } from '@/bench/check/caller'
import { templateMessage } from '@/bench/gateway/template-message'
import type { Post } from '@/bench/inbound/posts'
import { LOAD_HEADERS } from '@/bench/load'
import { PHONE_NUMBER_ID } from '@/lib/demo/whatsapp'
import { paths } from '@/lib/paths'
import { confirm, nextForm, type Saver, takeTurns } from './savers'

/** What one request did. */
export interface Result {
  what: What
  /** Milliseconds since 1970, when it began. */
  at: number
  tookMs: number
  /** Null: it was answered as it should be. */
  failure: string | null
}
export type What = 'page' | 'save' | 'check' | 'message' | 'report'

export interface Scene {
  origin: string
  savers: readonly Saver[]
  keys: () => string
  numbers: () => string
  gatewayToken: string
  /** Where WhatsApp's POSTs go. */
  inboundPath: string
  /** Returns the next POST of WhatsApp; none is sent twice. */
  report: () => Post
}

/** The number of turns between two POSTs of a thousand updates. */
const REPORT_EVERY = 100
const TIMEOUT_MS = 30_000

/** The requests of the soak: each turn opens a page, saves it, asks once before a message and sends one. */
export function makeTurns(scene: Scene, connections: number) {
  const pool = new Pool(scene.origin, {
    connections,
    pipelining: 1,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
  })
  const people = takeTurns(scene.savers)
  const results: Result[] = []
  const confirmed: string[] = []
  const unacknowledged: Post[] = []
  let turns = 0

  const note = async (what: What, act: () => Promise<string | null>): Promise<void> => {
    const [at, began] = [Date.now(), performance.now()]
    const failure = await act().catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
    results.push({ what, at, tookMs: performance.now() - began, failure: failure?.slice(0, 200) ?? null })
  }
  const openPage = async ({ token }: Saver) => {
    const response = await pool.request({ method: 'GET', path: paths.preferences(token), headers: LOAD_HEADERS })
    await response.body.dump()
    return response.statusCode === 200 ? null : `answered ${response.statusCode}`
  }
  const save = async (saver: Saver) => {
    const form = nextForm(saver)
    saver.pending = form
    const headers = { ...LOAD_HEADERS, 'content-type': 'application/x-www-form-urlencoded' }
    const response = await pool.request({ method: 'POST', path: form.path, headers, body: form.body })
    await response.body.dump()
    const id = /[?&]done=([0-9a-f-]{36})/.exec(String(response.headers['location'] ?? ''))?.[1]
    if (response.statusCode !== 303 || !id) return `answered ${response.statusCode}`
    confirm(saver)
    confirmed.push(id)
    return null
  }
  const check = async (number: string) => {
    const body = JSON.stringify({ contacts: [number], topic: 'promotions' })
    await postCheck(`${scene.origin}/api/v1/check`, scene.keys(), body)
    return null
  }
  const sendMessage = async (number: string) => {
    const response = await pool.request({
      method: 'POST',
      path: `/graph/v24.0/${PHONE_NUMBER_ID}/messages`,
      headers: { authorization: `Bearer ${scene.gatewayToken}`, 'content-type': 'application/json' },
      body: templateMessage(number),
    })
    const text = await response.body.text()
    // A contact who said No gets no message: the gateway refuses it as WhatsApp does, which is what it should do.
    const isAnswered = response.statusCode === 200 || (response.statusCode === 400 && /"code":1310(49|50)/.test(text))
    return isAnswered ? null : `answered ${response.statusCode} ${text.slice(0, 100)}`
  }
  const report = async () => {
    // WhatsApp repeats what was not acknowledged.
    const post = unacknowledged.shift() ?? scene.report()
    unacknowledged.push(post)
    const { body, signature } = post
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
    const response = await pool.request({ method: 'POST', path: scene.inboundPath, headers, body })
    await response.body.dump()
    if (response.statusCode !== 200) return `answered ${response.statusCode}`
    unacknowledged.splice(unacknowledged.indexOf(post), 1)
    return null
  }

  return {
    results,
    /** The ids of the changes whose save was confirmed to the person. */
    confirmed,
    turn: async (): Promise<void> => {
      const isReport = turns++ % REPORT_EVERY === 0
      const saver = people.take()
      const number = scene.numbers()
      await note('page', () => openPage(saver))
      await note('save', () => save(saver))
      people.giveBack(saver)
      await note('check', () => check(number))
      await note('message', () => sendMessage(number))
      if (isReport) await note('report', report)
    },
    close: () => pool.close(),
  }
}

export type Turns = ReturnType<typeof makeTurns>
