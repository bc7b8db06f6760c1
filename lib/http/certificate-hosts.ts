import { BoundedMap } from '@/lib/bounded-map'
import type { Deps } from '@/lib/services/deps'
import { businessOfHost } from '@/lib/services/domains/find-host'
import { readHost } from '@/lib/services/domains/read-host'
import { rateLimit } from './rate-limit'

/**
 * Anybody can begin a TLS handshake with any name, so anybody can have us asked. Beyond this many unknown names a
 * minute only names that were found before are looked up.
 */
export const UNKNOWN_NAMES_A_MINUTE = 120

/** The names that were found since the process began, so that a flood of others does not keep them waiting. */
const found = new BoundedMap<true>(10_000)
/** Counts names that were not found, of all callers together. */
const takeUnknown = rateLimit(UNKNOWN_NAMES_A_MINUTE, 60)
let isFlooded = false
let unknownUntil = 0

/** Returns whether a certificate may be got for a host name. The database is asked each time a name may be known. */
export async function mayHaveCertificate(deps: Deps, host: string): Promise<'yes' | 'no' | 'too_many'> {
  if (readHost(host) !== host) return 'no'
  const wasFound = found.get(host) === true
  if (!wasFound && isFlooded && performance.now() < unknownUntil) return 'too_many'
  if ((await businessOfHost(deps, host)) !== null) {
    found.set(host, true)
    return 'yes'
  }
  const { remaining, resetSeconds } = takeUnknown('all')
  isFlooded = remaining === 0
  unknownUntil = performance.now() + resetSeconds * 1000
  return 'no'
}
