import {
  type GraphAnswer,
  invalidToken,
  tooManyTokens,
  unavailable,
  unknownObject,
} from '@/lib/backends/gateway/graph-error'
import type { GraphPath } from '@/lib/backends/gateway/graph-path'
import { verifyBearer, type Verdict } from '@/lib/backends/gateway/verify-bearer'
import type { Deps } from '../deps'
import { candidateOfToken, hashOf, matching } from './candidates'
import type { Candidate, GatewayMemory } from './memory'

/** How long Meta's word about a bearer counts. A token that was revoked there is known here no longer than this. */
export const VALID_MS = 300_000
export const INVALID_MS = 30_000
/** Each bearer that nobody has seen costs a request at Meta, whoever sends it. */
export const TRIES_A_MINUTE = 60
const MINUTE_MS = 60_000

export type Recognised = { candidates: Candidate[] } | { refused: GraphAnswer }

/**
 * Whose request it is: the backends whose stored token this is; or, once Meta has said that the bearer may see the number, all that the number
 * is set up in. Whatever else is answered about a number is answered after this: a stranger must not learn who has consented, nor
 * which numbers are set up here.
 */
export async function recogniseBearer(
  deps: Deps,
  memory: GatewayMemory,
  request: { method: string; path: GraphPath; token: string },
  candidates: readonly Candidate[],
): Promise<Recognised> {
  const { method, path, token } = request
  if (token === '') return { refused: invalidToken() }
  const tokenHash = hashOf(token)
  const stored = matching(candidates, tokenHash)
  if (stored.length > 0) return { candidates: stored }
  const [first] = candidates
  if (!first) {
    const known = await candidateOfToken(deps, memory, tokenHash)
    return { refused: known ? unknownObject(method, path.id) : invalidToken() }
  }
  // Whoever sets up somebody's number with an address of their own must not be sent that somebody's token.
  if (new Set(candidates.map(({ baseUrl }) => new URL(baseUrl).origin)).size > 1) return { refused: invalidToken() }
  const verdict = await verdictOf(deps, memory, request, first, tokenHash)
  switch (verdict) {
    case 'valid':
      return { candidates: [...candidates] }
    case 'invalid':
      return { refused: invalidToken() }
    case 'elsewhere':
      return { refused: unknownObject(method, path.id) }
    case 'unanswered':
      return { refused: unavailable('upstream: it could not be asked whether the access token is good.') }
    case 'too_many':
      return { refused: tooManyTokens() }
  }
}

/** Where a bearer that is not stored was found good a moment ago; null: nowhere. */
export function lastSeen(deps: Deps, memory: GatewayMemory, token: string): Candidate | null {
  const seen = memory.origins.get(hashOf(token).toString('base64'))
  return seen && deps.clock.now() < seen.until ? seen.candidate : null
}

async function verdictOf(
  deps: Deps,
  memory: GatewayMemory,
  { path, token }: { path: GraphPath; token: string },
  candidate: Candidate,
  tokenHash: Buffer,
): Promise<Verdict | 'too_many'> {
  const hash = tokenHash.toString('base64')
  const key = `${hash} ${path.id}`
  const known = memory.bearers.get(key)
  if (known && deps.clock.now() < known.until) return known.verdict
  const running = memory.verifying.get(key)
  if (!running && !mayTry(deps, memory, path.id)) return 'too_many'
  const asking =
    running ??
    verifyBearer(memory.forwarder, candidate.baseUrl, path, path.id, token).finally(() => memory.verifying.delete(key))
  memory.verifying.set(key, asking)
  const verdict = await asking
  if (verdict === 'unanswered') return verdict
  const until = deps.clock.now() + (verdict === 'valid' ? VALID_MS : INVALID_MS)
  memory.bearers.set(key, { verdict, until })
  if (verdict === 'valid') memory.origins.set(hash, { candidate, until })
  return verdict
}

function mayTry({ clock }: Deps, { tries }: GatewayMemory, phoneNumberId: string): boolean {
  const minute = Math.floor(clock.now() / MINUTE_MS)
  const before = tries.get(phoneNumberId)
  const count = before?.minute === minute ? before.count + 1 : 1
  tries.set(phoneNumberId, { minute, count })
  return count <= TRIES_A_MINUTE
}
