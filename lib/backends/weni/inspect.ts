import { z } from 'zod'
import { createHttp, type HttpOptions } from '@/lib/backends/http'
import { weniApi, type WeniApi } from './api'
import { describe } from './judge'

/**
 * Whether the project's AI agent answers messages. While it does, no keyword trigger fires (docs/reference/weni.md,
 * 4.4).
 */
export type AiAgent = 'on' | 'off' | 'unknown'

export interface Workspace {
  /** Null where the API shows none. */
  uuid: string | null
  name: string
  /** The workspace masks URNs, so contacts can be found by their uuid only. */
  anonymous: boolean
  aiAgent: AiAgent
}

export type Inspection =
  | { ok: true; workspace: Workspace }
  /** `bad_token` is a 403: this API has no 401. */
  | { ok: false; problem: 'bad_token' | 'refused_address' | 'not_a_workspace' | 'unreachable'; reason: string }

const Body = z.looseObject({ uuid: z.string().nullish(), name: z.string().nullish(), anon: z.boolean().nullish() })

/** Inspects a workspace before anything is set up; writes nothing. */
export async function inspectWeni({ apiToken, ...options }: HttpOptions & { apiToken: string }): Promise<Inspection> {
  const http = createHttp(options)
  try {
    const api = weniApi(http, apiToken)
    return await readWorkspace(api)
  } finally {
    await http.close()
  }
}

/** The same over an existing connection. */
export async function readWorkspace(api: WeniApi): Promise<Inspection> {
  const first = await look(api, 'workspace')
  // Its name until RapidPro 8, which some installations still run.
  return !first.ok && first.reason.startsWith('http_404') ? look(api, 'org') : first
}

async function look(api: WeniApi, endpoint: string): Promise<Inspection> {
  const result = await api.send({ method: 'GET', endpoint })
  if (!result.ok) {
    const isRefused = /^(address_refused|not_https?)$/.test(result.reason)
    return { ok: false, problem: isRefused ? 'refused_address' : 'unreachable', reason: result.reason }
  }
  const { reply } = result
  const reason = describe(reply)
  if (reply.status === 401 || reply.status === 403) return { ok: false, problem: 'bad_token', reason }
  if (reply.status === 429 || reply.status >= 500) return { ok: false, problem: 'unreachable', reason }
  const body = Body.safeParse(reply.body)
  if (reply.status !== 200 || !body.success) return { ok: false, problem: 'not_a_workspace', reason }
  return {
    ok: true,
    workspace: {
      uuid: body.data.uuid ?? null,
      name: body.data.name ?? '',
      anonymous: body.data.anon ?? false,
      aiAgent: aiAgentOf(body.data),
    },
  }
}

/**
 * Weni's engine reads `brain_on` of the org (WM worker.go l.766). No response of API v2 that we have seen shows it (NOT
 * VERIFIED), so it is read where a response has it, and the operator is asked where none has.
 */
function aiAgentOf(body: Readonly<Record<string, unknown>>): AiAgent {
  const config = typeof body['config'] === 'object' && body['config'] !== null ? body['config'] : {}
  for (const place of [body, config as Readonly<Record<string, unknown>>]) {
    if (typeof place['brain_on'] === 'boolean') return place['brain_on'] ? 'on' : 'off'
  }
  return 'unknown'
}

/** Sets a global of the workspace, and makes it if it is missing. Returns whether the workspace holds the value. */
export async function setGlobal(
  { apiToken, ...options }: HttpOptions & { apiToken: string },
  global: { key: string; name: string; value: string },
): Promise<boolean> {
  const http = createHttp(options)
  try {
    const api = weniApi(http, apiToken)
    const { key, name, value } = global
    const known = await api.send({ method: 'POST', endpoint: 'globals', query: { key }, body: { value } })
    if (known.ok && known.reply.status < 300) return true
    const made = await api.send({ method: 'POST', endpoint: 'globals', body: { name, value } })
    return made.ok && made.reply.status < 300
  } finally {
    await http.close()
  }
}
