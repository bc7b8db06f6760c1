import { randomBytes } from 'node:crypto'
import { inBusiness, type Tx } from '@/db/client'
import { type BackendOfKind, lockConnecting, readBackendsOfKind } from '@/db/queries/backends/backend-list'
import { holdBackend } from '@/db/queries/backends/held-backends'
import { insertBackend, insertMirror } from '@/db/queries/business/set-up'
import { restartPoll } from '@/db/queries/sync/polls'
import { TOKEN_GLOBAL } from '@/lib/backends/weni/flow-file'
import { type AiAgent, inspectWeni, setGlobal } from '@/lib/backends/weni/inspect'
import type { ProvisionProblem, ProvisionTopic } from '@/lib/backends/weni/plan-provision'
import { ProvisionRefused, provisionWeni } from '@/lib/backends/weni/provision'
import { WeniSettings } from '@/lib/backends/weni/settings'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { decryptSecret, encryptSecret, hashToken } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, inBusinessFor } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { connectedEntry } from './connected-entry'
import { markEverybody } from './enable-backend'

const MINUTE_MS = 60_000

export interface ConnectWeni {
  name: string
  /** The address of API v2, such as `https://flows.weni.ai/api/v2/`. */
  baseUrl: string
  apiToken: string
  /** The topics to show in the workspace, each with its static group or none. */
  topics: readonly ProvisionTopic[]
  /** Whether the workspace has an AI agent, according to the business; used if the API does not show it. */
  aiAgent?: AiAgent
  settings?: Partial<WeniSettings>
  /** How many milliseconds it takes until new fields and groups are known in all of Weni. */
  settleMs?: number
  /** Called in the transaction that connects it: what it writes is there exactly if the backend is. */
  within?: (tx: Tx, connected: { backendId: string; inboundToken: string }) => Promise<void>
}

export type ConnectWeniResult =
  | {
      ok: true
      backendId: string
      /** The token with which the workspace's flows call us; returned this once. */
      inboundToken: string
      /** Whether the token was written into the workspace's global; if not, it must be copied there. */
      tokenIsSet: boolean
      /** `on`: keyword triggers never fire. `unknown`: the business has to be asked. */
      aiAgent: AiAgent
      anonymous: boolean
    }
  | {
      ok: false
      problem: 'bad_token' | 'refused_address' | 'not_a_workspace' | 'unreachable' | 'settings'
      reason: string
    }
  /** `mapping` is what the workspace has that the mapping can't use; null when the workspace refused something else. */
  | { ok: false; problem: 'provision'; reason: string; mapping: ProvisionProblem | null }
  | { ok: false; problem: 'already_connected'; backendId: string }
  | { ok: false; problem: 'not_allowed' }

/**
 * Connects a Weni workspace. Fields and groups are created or found. No contact is written until the workers have read
 * all contacts and recorded what was refused there (an absent value means "allowed" in the backend, and is no Yes
 * here). Then the backend starts by itself.
 */
export async function connectWeni(deps: Deps, caller: Caller, input: ConnectWeni): Promise<ConnectWeniResult> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'backends.write'))) return { ok: false, problem: 'not_allowed' }
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
      if (error instanceof AppError) return error
      throw error
    },
  )
  if (mirrors instanceof AppError) {
    const mapping = mirrors instanceof ProvisionRefused ? mirrors.problem : null
    return { ok: false, problem: 'provision', reason: mirrors.message, mapping }
  }

  const aiAgent = workspace.aiAgent === 'unknown' ? (input.aiAgent ?? 'unknown') : workspace.aiAgent
  const backendId = newId()
  const inboundToken = randomBytes(32).toString('base64url')
  const now = deps.clock.now()
  const same = { baseUrl, apiToken, workspace: workspace.uuid }
  const meanwhile = await inBusinessFor(deps, caller, 'backends.write', async (tx) => {
    // Another call may have connected the same workspace while fields were made: one at a time looks and connects.
    await lockConnecting(tx, businessId)
    const other = findSame(deps, await readBackendsOfKind(tx, businessId, 'weni'), same)
    if (other !== null) return other
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
    await input.within?.(tx, { backendId, inboundToken })
    return null
  })
  if (meanwhile !== null && typeof meanwhile !== 'string') return { ok: false, problem: 'not_allowed' }
  if (meanwhile !== null) return { ok: false, problem: 'already_connected', backendId: meanwhile }
  const tokenIsSet = await setGlobal(place, { ...TOKEN_GLOBAL, value: inboundToken })
  await markEverybody(deps, businessId, backendId)
  return { ok: true, backendId, inboundToken, tokenIsSet, aiAgent, anonymous: workspace.anonymous }
}

/**
 * Returns the id of a backend that is this workspace already, found by the workspace's id or by its token; null if none
 * is. Two backends of one workspace would each take the other's writes for an agent's.
 */
export async function findConnectedWeni(
  deps: Deps,
  businessId: string,
  workspace: WorkspacePlace,
): Promise<string | null> {
  const backends = await inBusiness(deps.db, businessId, (tx) => readBackendsOfKind(tx, businessId, 'weni'))
  return findSame(deps, backends, workspace)
}

interface WorkspacePlace {
  baseUrl: string
  apiToken: string
  workspace: string | null
}

function findSame(
  deps: Pick<Deps, 'keys'>,
  backends: readonly BackendOfKind[],
  { baseUrl, apiToken, workspace }: WorkspacePlace,
): string | null {
  const { host } = new URL(baseUrl)
  const found = backends.find(({ id, settings, ...backend }) => {
    if (!URL.canParse(backend.baseUrl) || new URL(backend.baseUrl).host !== host) return false
    const other = settings['workspace']
    if (workspace !== null && typeof other === 'string') return other === workspace
    return openedSecret(deps, id, backend.secret) === apiToken
  })
  return found?.id ?? null
}

/** Returns the secret; null where it cannot be decrypted, for example because its key is lost. */
function openedSecret(deps: Pick<Deps, 'keys'>, backendId: string, secret: Buffer): string | null {
  try {
    return decryptSecret(deps.keys, secret, `backend:${backendId}`)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
