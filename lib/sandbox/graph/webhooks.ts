import { createHmac } from 'node:crypto'
import { request } from 'undici'
import type { GraphConfig } from './config'

/** Pauses before further attempts; Meta goes on for days. */
const AGAIN_MS = [500, 2000, 5000]
const TIMEOUT_MS = 10_000
const KEPT = 500

export interface Posted {
  at: number
  field: string
  /** The status of the response; 0 when there was none. */
  status: number
  attempts: number
}

/**
 * Posts events to the business's webhook as Meta does: signed over the bytes as sent, with non-ASCII escaped
 * (docs/reference/whatsapp.md, 1.1).
 */
export class Webhooks {
  readonly posted: Posted[] = []

  constructor(
    readonly config: GraphConfig,
    readonly now: () => number,
  ) {}

  /**
   * Posts changes in one envelope, and repeats that a few times while it is not accepted. Returns the last status, 0
   * when there was none.
   */
  async post(...changes: { field: string; value: Record<string, unknown> }[]): Promise<number> {
    const body = escaped({
      object: 'whatsapp_business_account',
      entry: [{ id: this.config.wabaId, changes: changes.map(({ field, value }) => ({ value, field })) }],
    })
    const entry: Posted = { at: this.now(), field: changes[0]?.field ?? '', status: 0, attempts: 0 }
    this.posted.push(entry)
    if (this.posted.length > KEPT) this.posted.shift()
    for (const pause of [0, ...AGAIN_MS]) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause).unref())
      entry.attempts += 1
      entry.status = await this.#once(body)
      if (entry.status === 200 || entry.status === 401 || entry.status === 404) break
    }
    return entry.status
  }

  async #once(body: string): Promise<number> {
    const signature = createHmac('sha256', this.config.appSecret).update(body, 'utf8').digest('hex')
    try {
      const response = await request(this.config.inboundUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'facebookexternalua',
          'x-hub-signature-256': `sha256=${signature}`,
        },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      await response.body.dump()
      return response.statusCode
    } catch {
      return 0
    }
  }

  /** The envelope of everything on `messages` and `user_preferences`. */
  value(rest: Record<string, unknown>): Record<string, unknown> {
    const { displayNumber, phoneNumberId } = this.config
    const metadata = { display_phone_number: displayNumber, phone_number_id: phoneNumberId }
    return { messaging_product: 'whatsapp', metadata, ...rest }
  }

  /** Seconds since the epoch, as a text: everywhere but in `user_preferences`. */
  seconds(at = this.now()): string {
    return String(Math.floor(at / 1000))
  }
}

function escaped(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
