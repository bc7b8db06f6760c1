import { randomBytes } from 'node:crypto'
import { inBusiness } from '@/db/client'
import { readBackendsOfKind } from '@/db/queries/backends/backend-list'
import { holdBackend } from '@/db/queries/backends/held-backends'
import { insertBackend, insertMirror } from '@/db/queries/business/set-up'
import { restartPoll } from '@/db/queries/sync/polls'
import { TOKEN_GLOBAL } from '@/lib/backends/weni/flow-file'
import { type AiAgent, inspectWeni, setGlobal } from '@/lib/backends/weni/inspect'
import { provisionWeni, type ProvisionTopic } from '@/lib/backends/weni/provision'
import { WeniSettings } from '@/lib/backends/weni/settings'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { decryptSecret, encryptSecret, hashToken } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import { demandRight, inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { connectedEntry } from './connected-entry'
import { markEverybody } from './enable-backend'

const MINUTE_MS = 60_000

export interface ConnectWeni {
  name: string
  /** Of API v2, such as `https://flows.weni.ai/api/v2/`. */
  baseUrl: string
  apiToken: string
  /** Topics to show there, each with its static group or none. */
  topics: readonly ProvisionTopic[]
  /** What the business says about its AI agent, where the API does not show it. */
  aiAgent?: AiAgent
  settings?: Partial<WeniSettings>
  /** Milliseconds until fields and groups just made are known everywhere. */
  settleMs?: number
}

export type ConnectWeniResult =
  | {
      ok: true
      backendId: string
      /** What its flows call us with; shown this once. */
      inboundToken: string
      /** Whether the token already stands in the workspace's global; else it is to be copied there. */
      tokenIsSet: boolean
      /** `on`: keyword triggers never fire. `unknown`: ask. */
      aiAgent: AiAgent
      anonymous: boolean
    }
  | {
      ok: false
      problem: 'bad_token' | 'refused_address' | 'not_a_workspace' | 'unreachable' | 'settings' | 'provision'
      reason: string
    }
  | { ok: false; problem: 'already_connected'; backendId: string }

/**
 * Connects a workspace. Fields and groups are made, or found; no contact is written until the workers have read all of them and taken in
 * what was refused there (absence is "allowed" in the backend, and no Yes here). Then the backend goes on by itself.
 * @throws AppError `not_allowed` (403)
 */
export async function connectWeni(deps: Deps, caller: Caller, input: ConnectWeni): Promise<ConnectWeniResult> {
  const { businessId } = caller
  await demandRight(deps, caller, 'backends.write')
  const { baseUrl, apiToken, topics, settleMs } = input
  const settings = WeniSettings.safeParse(input.settings ?? {})
  if (!settings.success || !URL.canParse(baseUrl)) return { ok: false, problem: 'settings', reason: 'not_valid' }
  const place = { baseUrl, apiToken, allowPrivate: deps.settings.allowPrivate }
  const inspected = await inspectWeni(place)
  if (!inspected.ok) return inspected
  const { workspace } = inspected
  const known = await findConnectedWeni(deps, businessId, { baseUrl, apiToken, workspace: workspace.uuid })
  if (known) return { ok: false, problem: 'already_connected', backendId: known }
  const mirrors = await provisionWeni({ ...place, topics, ...(settleMs === undefined ? {} : { settleMs }) }).catch(
    (error: unknown) => {
      if (error instanceof AppError) return error.message
      throw error
    },
  )
  if (typeof mirrors === 'string') return { ok: false, problem: 'provision', reason: mirrors }

  const aiAgent = workspace.aiAgent === 'unknown' ? (input.aiAgent ?? 'unknown') : workspace.aiAgent
  const backendId = newId()
  const inboundToken = randomBytes(32).toString('base64url')
  const now = deps.clock.now()
  await inBusinessOrThrow(deps, caller, 'backends.write', async (tx) => {
    const backend = {
      id: backendId,
      kind: 'weni' as const,
      name: input.name,
      baseUrl,
      secret: encryptSecret(deps.keys, apiToken, `backend:${backendId}`),
      inboundTokenHash: hashToken(inboundToken),
      settings: { ...settings.data, workspace: workspace.uuid, aiAgent },
    }
    await insertBackend(tx, businessId, backend, now)
    await holdBackend(tx, businessId, backendId, 'connecting', now)
    for (const mirror of mirrors) await insertMirror(tx, businessId, { backendId, ...mirror })
    const everything = JSON.stringify({ mode: 'import' })
    const fromNow = JSON.stringify({ mode: 'changes', after: new Date(now - MINUTE_MS).toISOString() })
    await restartPoll(tx, businessId, backendId, 'reconcile', { cursor: everything, dueAt: now })
    await restartPoll(tx, businessId, backendId, 'changes', { cursor: fromNow, dueAt: now + MINUTE_MS })
    await recordAudit(deps, tx, caller, connectedEntry(backendId, { kind: 'weni', baseUrl }))
  })
  const tokenIsSet = await setGlobal(place, { ...TOKEN_GLOBAL, value: inboundToken })
  await markEverybody(deps, businessId, backendId)
  return { ok: true, backendId, inboundToken, tokenIsSet, aiAgent, anonymous: workspace.anonymous }
}

/** The backend that is this workspace already: two of them would take each other's writing for an agent's. Told by its own id, or by its token. */
async function findConnectedWeni(
  deps: Deps,
  businessId: string,
  { baseUrl, apiToken, workspace }: { baseUrl: string; apiToken: string; workspace: string | null },
): Promise<string | null> {
  const backends = await inBusiness(deps.db, businessId, (tx) => readBackendsOfKind(tx, businessId, 'weni'))
  const { host } = new URL(baseUrl)
  const found = backends.find(({ id, settings, ...backend }) => {
    if (!URL.canParse(backend.baseUrl) || new URL(backend.baseUrl).host !== host) return false
    const other = settings['workspace']
    if (workspace !== null && typeof other === 'string') return other === workspace
    return openedSecret(deps, id, backend.secret) === apiToken
  })
  return found?.id ?? null
}

/** Null where it can't be read, by a lost key say: then nobody can tell. */
function openedSecret(deps: Deps, backendId: string, secret: Buffer): string | null {
  try {
    return decryptSecret(deps.keys, secret, `backend:${backendId}`)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
