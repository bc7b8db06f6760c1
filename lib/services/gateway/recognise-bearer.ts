import {
  type GraphAnswer,
  invalidToken,
  tooManyTokens,
  unavailable,
  unknownObject,
} from '@/lib/backends/gateway/graph-error'
import type { GraphPath } from '@/lib/backends/gateway/graph-path'
import { verifyBearer, type Verdict } from '@/lib/backends/gateway/verify-bearer'
import { stillHolds } from '@/lib/clock'
import type { Deps } from '@/lib/services/deps'
import { Unasked } from './ask-database'
import { candidateOfToken, hashOf, matching } from './candidates'
import type { Candidate, GatewayMemory } from './memory'
import { networkOf } from './network-of'

/**
 * For how many milliseconds Meta's verdict on a valid bearer is kept. A token that Meta revoked is accepted here no
 * longer than this.
 */
export const VALID_MS = 300_000
/** The same for a verdict that a bearer is not valid. */
export const INVALID_MS = 30_000

export type Recognised = { candidates: Candidate[] } | { refused: GraphAnswer }

interface BearerRequest {
  method: string
  path: GraphPath
  token: string
  address?: string | null | undefined
}

/**
 * Returns the backends that a call belongs to: those whose stored token it carries, or, if Meta confirms that the
 * bearer may see the number, all that have set the number up. Every other answer about a number comes after this check,
 * because a stranger must learn neither who has consented nor which numbers are set up here. For the same reason a
 * number that no business has set up is checked and counted like one that is.
 */
export async function recogniseBearer(
  deps: Deps,
  memory: GatewayMemory,
  request: BearerRequest,
  candidates: readonly Candidate[],
): Promise<Recognised> {
  const { method, path, token } = request
  if (token === '') return { refused: invalidToken() }
  const tokenHash = hashOf(token)
  const stored = matching(candidates, tokenHash)
  if (stored.length > 0) return { candidates: stored }
  const isOurs = await isStored(deps, memory, tokenHash, candidates.length > 0)
  const unknown = { refused: unknownObject(method, path.id) }
  // A business that sets up another's number with an upstream address of its own must not receive the other's token.
  const isOneUpstream = new Set(candidates.map(({ baseUrl }) => new URL(baseUrl).origin)).size <= 1
  const asked = isOneUpstream ? (candidates[0] ?? (isOurs ? null : anyOf(memory, path.id))) : null
  const verdict = await verdictOf(deps, memory, request, asked, tokenHash)
  switch (verdict) {
    case 'valid':
      if (!candidates[0]) return unknown
      memory.origins.set(tokenHash.toString('base64'), {
        candidate: candidates[0],
        until: deps.clock.now() + VALID_MS,
      })
      return { candidates: [...candidates] }
    case 'invalid':
      return { refused: invalidToken() }
    case 'elsewhere':
      return unknown
    case 'unasked':
      return isOurs && candidates.length === 0 ? unknown : { refused: invalidToken() }
    case 'unanswered':
      return { refused: unavailable('upstream: it could not be asked whether the access token is good.') }
    case 'too_many':
      return { refused: tooManyTokens() }
  }
}

/**
 * Returns whether a backend of this installation stores the bearer. While the database cannot be asked, the bearer of a
 * known number is checked like a stranger's.
 */
async function isStored(deps: Deps, memory: GatewayMemory, tokenHash: Buffer, mayGuess: boolean): Promise<boolean> {
  try {
    return (await candidateOfToken(deps, memory, tokenHash)) !== null
  } catch (error) {
    if (error instanceof Unasked && mayGuess) return false
    throw error
  }
}

const META = 'graph.facebook.com'

/**
 * Returns the upstream at which a bearer is checked for a number that no business has set up, so that the answer is the
 * same and takes as long as for a number that is set up. It is the upstream of all backends of this installation, or
 * Meta. Returns null if the backends have several upstreams and none is Meta's, because an account's upstream must not
 * receive another account's bearers.
 */
function anyOf({ directory }: GatewayMemory, id: string): Candidate | null {
  if (!/^\d{1,32}$/.test(id)) return null
  const all = directory?.value ?? []
  const [first] = all
  const isOne = new Set(all.map(({ baseUrl }) => new URL(baseUrl).origin)).size === 1
  return (isOne ? first : all.find(({ baseUrl }) => new URL(baseUrl).host === META)) ?? null
}

/** Returns the backend at which a bearer that is not stored was valid a moment ago; null if there is none. */
export function lastSeen(deps: Deps, memory: GatewayMemory, token: string): Candidate | null {
  const seen = memory.origins.get(hashOf(token).toString('base64'))
  return seen && stillHolds(deps, seen.until, VALID_MS) ? seen.candidate : null
}

const keptMs = (verdict: Verdict) => (verdict === 'valid' ? VALID_MS : INVALID_MS)

/** Returns the verdict on a bearer; `unasked` if there is no upstream at which to check it. */
async function verdictOf(
  deps: Deps,
  memory: GatewayMemory,
  { path, token, address }: BearerRequest,
  candidate: Candidate | null,
  tokenHash: Buffer,
): Promise<Verdict | 'unasked' | 'too_many'> {
  const hash = tokenHash.toString('base64')
  const key = `${hash} ${path.id}`
  const known = memory.bearers.get(key)
  if (known && stillHolds(deps, known.until, keptMs(known.verdict))) return known.verdict
  const running = memory.verifying.get(key)
  if (!running && !mayTry(deps, memory, hash, address ?? null)) return 'too_many'
  if (!candidate) return 'unasked'
  const asking =
    running ??
    verifyBearer(memory.forwarder, candidate.baseUrl, path, path.id, token).finally(() => memory.verifying.delete(key))
  memory.verifying.set(key, asking)
  const verdict = await asking
  if (verdict === 'unanswered') return verdict
  const until = deps.clock.now() + keptMs(verdict)
  memory.bearers.set(key, { verdict, until })
  return verdict
}

/**
 * Counts a bearer that has to be checked, and returns whether it may be. The tries of one address, or of one bearer, do
 * not count for others. A bearer that was valid before is not held back by what others at its address try.
 */
function mayTry(deps: Deps, memory: GatewayMemory, hash: string, address: string | null): boolean {
  const isProven = memory.origins.get(hash) !== undefined
  const ofBearer = memory.takeTry(deps, `bearer ${hash}`)
  if (isProven) return ofBearer.allowed
  const ofAddress = memory.takeTry(deps, `address ${address === null ? '' : networkOf(address)}`)
  return ofBearer.allowed && ofAddress.allowed
}
