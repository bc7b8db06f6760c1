import { createHash, timingSafeEqual } from 'node:crypto'
import { findGatewayBackends, type GatewayBackend } from '@/db/queries/backends/gateway-backends'
import { readWhatsAppSecret } from '@/lib/backends/whatsapp/settings'
import { isYounger } from '@/lib/clock'
import { decryptSecret } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { askDatabase, Unasked } from './ask-database'
import type { Candidate, GatewayMemory } from './memory'

/**
 * For how many milliseconds a process uses what it has read. A credential that was replaced is accepted no longer than
 * this.
 */
export const ROUTE_FRESH_MS = 5000
/** The same for calls that are no messages. They reveal nothing of consent, and Meta judges the bearer itself. */
const DIRECTORY_FRESH_MS = 60_000
const DIRECTORY_KEY = '*'

/**
 * Returns the backends that a number may belong to; several when several businesses have set it up. When the database
 * cannot be reached, it returns the backends that it knew last.
 * @throws Unasked when the database cannot be reached and none are known
 */
export async function candidatesOfNumber(
  deps: Deps,
  memory: GatewayMemory,
  phoneNumberId: string,
): Promise<Candidate[]> {
  if (!/^\d{1,32}$/.test(phoneNumberId)) return []
  const known = memory.routes.get(phoneNumberId)
  if (known && isYounger(deps, known.at, ROUTE_FRESH_MS)) return known.value
  try {
    const value = await once(memory, phoneNumberId, () => read(deps, memory, phoneNumberId))
    memory.routes.set(phoneNumberId, { value, at: deps.clock.now() })
    return value
  } catch (error) {
    // An empty list is not reused, because a business may have set the number up since.
    if (error instanceof Unasked && known && known.value.length > 0) return known.value
    throw error
  }
}

/**
 * Returns a backend that stores this token, whatever the call is for; null if no backend stores it.
 * @throws Unasked when the database cannot be asked
 */
export async function candidateOfToken(
  deps: Deps,
  memory: GatewayMemory,
  tokenHash: Buffer,
): Promise<Candidate | null> {
  const before = memory.directory
  const found = matching(before?.value ?? [], tokenHash)[0] ?? null
  if (before && isYounger(deps, before.at, found ? DIRECTORY_FRESH_MS : ROUTE_FRESH_MS)) return found
  try {
    const value = await once(memory, DIRECTORY_KEY, () => read(deps, memory, null))
    memory.directory = { value, at: deps.clock.now() }
    return matching(value, tokenHash)[0] ?? null
  } catch (error) {
    if (error instanceof Unasked && found) return found
    throw error
  }
}

/** Returns the candidates whose stored token has this hash. The comparison takes the same time for all. */
export function matching(candidates: readonly Candidate[], tokenHash: Buffer): Candidate[] {
  return candidates.filter((candidate) => timingSafeEqual(candidate.tokenHash, tokenHash))
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest()

/** Runs one read for all callers that wait for the same. */
function once(memory: GatewayMemory, key: string, run: () => Promise<Candidate[]>): Promise<Candidate[]> {
  const running = memory.reading.get(key) ?? run().finally(() => memory.reading.delete(key))
  memory.reading.set(key, running)
  return running
}

async function read(deps: Deps, memory: GatewayMemory, phoneNumberId: string | null): Promise<Candidate[]> {
  const rows = await askDatabase(deps, memory, () => findGatewayBackends(deps.db.sql, phoneNumberId))
  // If a business has several accounts, the one that was set up with this number is taken.
  const naming = new Set(rows.filter((row) => row.namesIt).map((row) => row.businessId))
  return rows
    .filter((row) => row.namesIt || !naming.has(row.businessId))
    .flatMap((row) => candidateOf(deps, memory, row) ?? [])
}

function candidateOf(deps: Deps, memory: GatewayMemory, row: GatewayBackend): Candidate | null {
  if (!URL.canParse(row.baseUrl)) return null
  const { businessId, backendId, baseUrl, senderId, displayNumber, outage } = row
  const print = createHash('sha256').update(backendId).update(row.secret).digest('base64')
  const tokenHash = memory.tokenHashes.get(print) ?? openToken(deps, row)
  if (!tokenHash) return null
  memory.tokenHashes.set(print, tokenHash)
  return { businessId, backendId, baseUrl, tokenHash, senderId, displayNumber, outage }
}

function openToken({ keys, log }: Deps, { backendId, secret }: GatewayBackend): Buffer | null {
  try {
    const opened = readWhatsAppSecret(decryptSecret(keys, secret, `backend:${backendId}`))
    return opened && hashOf(opened.accessToken)
  } catch (err) {
    log.error({ err, backendId }, 'the credential of a WhatsApp backend can’t be read')
    return null
  }
}
