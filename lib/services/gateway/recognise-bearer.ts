import {
  type GraphAnswer,
  invalidToken,
  tooManyTokens,
  unavailable,
  unknownObject,
} from '@/lib/backends/gateway/graph-error'
import type { GraphPath } from '@/lib/backends/gateway/graph-path'
import { verifyBearer, type Verdict } from '@/lib/backends/gateway/verify-bearer'
import type { Deps } from '@/lib/services/deps'
import { Unasked } from './ask-database'
import { candidateOfToken, hashOf, matching } from './candidates'
import type { Candidate, GatewayMemory } from './memory'
import { networkOf } from './network-of'

/** How long Meta's word about a bearer counts. A token that was revoked there is known here no longer than this. */
export const VALID_MS = 300_000
export const INVALID_MS = 30_000
/** Bearers that are not stored and were never good cost a request at Meta each: so many a minute from one address, and with one bearer. */
export const TRIES_A_MINUTE = 60
const MINUTE_MS = 60_000

export type Recognised = { candidates: Candidate[] } | { refused: GraphAnswer }

interface BearerRequest {
  method: string
  path: GraphPath
  token: string
  address?: string | null | undefined
}

/**
 * Whose request it is: the backends whose stored token this is; or, once Meta has said that the bearer may see the number, all that the number
 * is set up in. Whatever else is answered about a number is answered after this: a stranger must not learn who has consented, nor
 * which numbers are set up here. So a number that nobody has set up is asked about and counted as one that somebody has.
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
  // Whoever sets up somebody's number with an address of their own must not be sent that somebody's token.
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

/** Whether it is a bearer of somebody here. While that can't be told, one of a number that is known is asked about as a stranger's. */
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
 * Where a bearer is asked about with a number that nobody has set up, so that the answer is, and takes as long as, that for a number of theirs:
 * where all backends of this installation are, or at Meta. Null where there are several other places: no account's upstream is told of
 * another's bearers.
 */
function anyOf({ directory }: GatewayMemory, id: string): Candidate | null {
  if (!/^\d{1,32}$/.test(id)) return null
  const all = directory?.value ?? []
  const [first] = all
  const isOne = new Set(all.map(({ baseUrl }) => new URL(baseUrl).origin)).size === 1
  return (isOne ? first : all.find(({ baseUrl }) => new URL(baseUrl).host === META)) ?? null
}

/** Where a bearer that is not stored was found good a moment ago; null: nowhere. */
export function lastSeen(deps: Deps, memory: GatewayMemory, token: string): Candidate | null {
  const seen = memory.origins.get(hashOf(token).toString('base64'))
  return seen && deps.clock.now() < seen.until ? seen.candidate : null
}

/** `unasked`: there is nobody to ask. */
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
  if (known && deps.clock.now() < known.until) return known.verdict
  const running = memory.verifying.get(key)
  if (!running && !mayTry(deps, memory, hash, address ?? null)) return 'too_many'
  if (!candidate) return 'unasked'
  const asking =
    running ??
    verifyBearer(memory.forwarder, candidate.baseUrl, path, path.id, token).finally(() => memory.verifying.delete(key))
  memory.verifying.set(key, asking)
  const verdict = await asking
  if (verdict === 'unanswered') return verdict
  const until = deps.clock.now() + (verdict === 'valid' ? VALID_MS : INVALID_MS)
  memory.bearers.set(key, { verdict, until })
  return verdict
}

/**
 * Counts a bearer that has to be asked about. One address's tries, or one bearer's, use up nobody else's; a bearer that was good before is
 * not held back by what others at its address try.
 */
function mayTry(deps: Deps, memory: GatewayMemory, hash: string, address: string | null): boolean {
  const isProven = memory.origins.get(hash) !== undefined
  const ofBearer = countTry(deps, memory, `bearer ${hash}`)
  const ofAddress = isProven ? 0 : countTry(deps, memory, `address ${address === null ? '' : networkOf(address)}`)
  return Math.max(ofBearer, ofAddress) <= TRIES_A_MINUTE
}

function countTry({ clock }: Deps, { tries }: GatewayMemory, key: string): number {
  const minute = Math.floor(clock.now() / MINUTE_MS)
  const before = tries.get(key)
  const count = before?.minute === minute ? before.count + 1 : 1
  tries.set(key, { minute, count })
  return count
}
