import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { paths } from './schema.js'

/**
 * A typed client of the business API. Copy this folder into your project and `npm install openapi-fetch`; schema.ts is
 * generated from openapi.json (`npm run client`).
 */
export type Sayso = Client<paths>

export interface SaysoOptions {
  /** Where Sayso runs, without a path: `https://preferences.example.com`. */
  baseUrl: string
  /** An API key, `sayso_live_…` or `sayso_test_…`. */
  key: string
  /** How often a call is sent at most, when it may be sent again: 3 unless given. */
  attempts?: number
  /** In place of the global fetch. */
  fetch?: (request: Request) => Promise<Response>
}

/** An error as the API tells it (RFC 9457). `code` is stable; `requestId` is what to name when you ask us. */
export class SaysoProblem extends Error {
  override readonly name = 'SaysoProblem'
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly requestId: string | null,
  ) {
    super(`${code}: ${detail}`)
  }
}

const TRIES = 3
/** Longer waits are the caller's to plan. */
const LONGEST_WAIT_SECONDS = 30

/**
 * Makes a client: `const { data } = await sayso.POST('/check', { body })`. A refusal by the API is thrown as
 * SaysoProblem. A call that is turned away (429, 503) is sent again after the time that the API asks for, if sending it
 * twice does no harm: reads, questions, and writes with an Idempotency-Key.
 */
export function createSayso({ baseUrl, key, attempts = TRIES, fetch: given }: SaysoOptions): Sayso {
  const send = given ?? ((request: Request) => fetch(request))
  const client = createClient<paths>({
    baseUrl: `${baseUrl.replace(/\/$/, '')}/api/v1`,
    headers: { Authorization: `Bearer ${key}` },
    fetch: (request: Request) => persistently(send, request, attempts),
  })
  client.use(throwing)
  return client
}

async function persistently(
  send: (request: Request) => Promise<Response>,
  request: Request,
  attempts: number,
): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    // A body can be read once: what may be sent again is sent as a copy.
    const last = attempt >= attempts || !isRepeatable(request)
    const response = await send(last ? request : request.clone())
    if (last || (response.status !== 429 && response.status !== 503)) return response
    const seconds = Number(response.headers.get('retry-after') ?? 1)
    if (!(seconds <= LONGEST_WAIT_SECONDS)) return response
    await response.body?.cancel()
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  }
}

function isRepeatable(request: Request): boolean {
  if (request.method === 'GET' || request.headers.has('idempotency-key')) return true
  return /\/(check|links|contacts\/lookup)$/.test(new URL(request.url).pathname)
}

const throwing: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return
    const problem = await readProblem(response)
    throw new SaysoProblem(
      response.status,
      problem.code ?? 'unknown',
      problem.detail ?? response.statusText,
      response.headers.get('x-request-id'),
    )
  },
}

/** A proxy on the way may answer in its own words. */
async function readProblem(response: Response): Promise<{ code?: string; detail?: string }> {
  try {
    return (await response.json()) as { code?: string; detail?: string }
  } catch {
    return {}
  }
}
