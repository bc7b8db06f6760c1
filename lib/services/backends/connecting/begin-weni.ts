import { inBusiness } from '@/db/client'
import { type AddressProblem, checkAddress } from '@/lib/backends/check-address'
import { findConnectedWeni } from '@/lib/services/backends/connect-weni'
import { lookAtWorkspace } from '@/lib/services/backends/look-at-workspace'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { clipped, type Draft, listed, readDraft, saveDraft } from './drafts'
import { readAddress } from './read-address'

/** The path of API v2, which people leave out. */
const API_PATH = '/api/v2/'
/** A member waits for this: one request of a backend that hangs, and all of them together. */
const REQUEST_MS = 10_000
const WITHIN_MS = 20_000

export interface BeginWeni {
  name: string
  baseUrl: string
  /** Empty: the token that was tested before, for the same host. */
  apiToken: string
}

export type BegunWeni =
  | { outcome: 'found' }
  | {
      outcome: 'failed'
      problem: AddressProblem | 'not_a_url' | 'has_credentials' | 'token_missing' | 'bad_token' | 'not_a_workspace'
    }
  /** `reason` is a code: of what went wrong on the way, or of the backend's answer. */
  | { outcome: 'failed'; problem: 'unreachable'; reason: string }
  | { outcome: 'already_connected'; backendId: string }
  | NotAllowed

/**
 * The first step of connecting Weni: tries the token, looks at what the workspace has, and keeps both for the next
 * steps. Writes nothing in the workspace.
 */
export async function beginWeni(deps: Deps, caller: MemberCaller, input: BeginWeni): Promise<BegunWeni> {
  if (!(await hasRight(deps, caller, 'backends.write'))) return NOT_ALLOWED
  const { businessId } = caller
  const address = readAddress(input.baseUrl, API_PATH)
  if (!address.ok) return { outcome: 'failed', problem: address.problem }
  const problem = await checkAddress(address.url, deps.settings.allowPrivate)
  if (problem) return { outcome: 'failed', problem }
  const before = await inBusiness(deps.db, businessId, (tx) => readDraft(deps, tx, caller, 'weni'))
  const baseUrl = address.url.href
  const apiToken = input.apiToken || keptToken(before, address.url)
  if (!apiToken) return { outcome: 'failed', problem: 'token_missing' }
  const began = performance.now()
  const seen = await lookAtWorkspace(deps, caller, { baseUrl, apiToken, timeoutMs: REQUEST_MS, withinMs: WITHIN_MS })
  const tookMs = Math.round(performance.now() - began)
  if (!seen.ok) {
    if (seen.problem === 'not_allowed') return NOT_ALLOWED
    if (seen.problem === 'refused_address') return { outcome: 'failed', problem: 'address_refused' }
    if (seen.problem === 'unreachable') return { outcome: 'failed', problem: 'unreachable', reason: seen.reason }
    return { outcome: 'failed', problem: seen.problem }
  }
  const { workspace, contacts, fields, groups } = seen.look
  const known = await findConnectedWeni(deps, businessId, { baseUrl, apiToken, workspace: workspace.uuid })
  if (known !== null) return { outcome: 'already_connected', backendId: known }
  // The steps after this one stay as they were when only the token is a new one.
  const same = before?.state.connected === null && before.state.baseUrl === baseUrl ? before.state : null
  const found = {
    tookMs,
    workspace: { name: clipped(workspace.name), anonymous: workspace.anonymous, aiAgent: workspace.aiAgent },
    contacts,
    fields: listed(fields),
    groups: listed(groups),
  }
  const proposed = Object.entries(seen.mapping).map(([key, shown]) => [
    key,
    { field: shown.field ?? null, group: shown.group ?? null, ...(shown.inverted ? { inverted: true } : {}) },
  ])
  await inBusiness(deps.db, businessId, (tx) =>
    saveDraft(deps, tx, caller, 'weni', {
      secret: apiToken,
      state: {
        name: clipped(input.name || workspace.name || 'Weni'),
        ...{ baseUrl, found, tokenRefused: false, connected: null },
        aiAgent: same?.aiAgent ?? null,
        mapping: same?.mapping ?? Object.fromEntries(proposed),
        isMapped: same?.isMapped ?? false,
      },
    }),
  )
  return { outcome: 'found' }
}

/** A kept token is never sent to another host than the one that it was given for. */
function keptToken(before: Draft<'weni'> | null, { host }: URL): string | null {
  if (!before || before.state.connected || before.state.tokenRefused) return null
  return new URL(before.state.baseUrl).host === host ? before.secret : null
}
