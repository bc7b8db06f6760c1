import type { Readable } from 'node:stream'
import { object } from '@/lib/backends/whatsapp/read'
import type { Forwarder } from './forward'
import type { GraphPath } from './graph-path'
import { upstreamUrl } from './graph-path'

export type Verdict =
  | 'valid'
  /** The bearer is no valid token. */
  | 'invalid'
  /** The bearer is a valid token, but not for this number. */
  | 'elsewhere'
  /** Meta's response does not say. */
  | 'unanswered'

const TIMEOUT_MS = 10_000
const ANSWER_LIMIT_BYTES = 64 * 1024

/** Asks Meta whether a bearer may see a number: `GET /{phone-number-id}?fields=id`. */
export async function verifyBearer(
  forwarder: Forwarder,
  baseUrl: string,
  { version }: GraphPath,
  phoneNumberId: string,
  token: string,
): Promise<Verdict> {
  const path = { version, id: phoneNumberId, edge: null, rest: `${version}/${phoneNumberId}` }
  const answer = await forwarder.forward({
    method: 'GET',
    url: upstreamUrl(baseUrl, path, '?fields=id'),
    headers: new Headers({ authorization: `Bearer ${token}`, accept: 'application/json' }),
    body: null,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    timeoutMs: TIMEOUT_MS,
  })
  if (!answer.ok) return 'unanswered'
  const whole = await readAnswer(answer.body, ANSWER_LIMIT_BYTES).catch(() => null)
  const body = whole && parse(whole)
  if (!body) return 'unanswered'
  if (answer.status === 200) return body['id'] === phoneNumberId ? 'valid' : 'unanswered'
  return judge(object(body['error'])?.['code'])
}

/**
 * Returns what an error says about the bearer. Missing permissions and unknown objects mean that it is not this
 * number's; limits and Meta's own troubles say nothing about it.
 */
function judge(code: unknown): Verdict {
  if (code === 190 || code === 102 || code === 104) return 'invalid'
  const isDenied = code === 100 || code === 3 || code === 10 || code === 803 || code === 131005
  return isDenied || (typeof code === 'number' && code >= 200 && code <= 299) ? 'elsewhere' : 'unanswered'
}

/** Returns a whole response; null when it is larger than `limit`, and then the rest is not read. */
export async function readAnswer(body: Readable, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) {
      body.destroy()
      return null
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parse(raw: Buffer) {
  try {
    return object(JSON.parse(raw.toString('utf8')))
  } catch {
    return null
  }
}
