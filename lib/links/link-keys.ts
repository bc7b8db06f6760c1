import { randomBytes } from 'node:crypto'
import { linkMac, type LinkMac } from './link-mac'

const KEY_BYTES = 32
const LAST_KEY_ID = 15

/** A key that may have signed a link. */
interface LinkKey {
  id: number
  mac: LinkMac
  status: 'active' | 'retired'
}

/** HMAC keys prepared once, so that minting and verifying derive and look up nothing. */
export interface LinkKeys {
  active: LinkKey
  /** By key id; empty where there is no key, or a compromised one. */
  byId: readonly (LinkKey | undefined)[]
  /**
   * Signs nothing. It is used in place of a missing key, so that a token with a bad key id costs as much time as one
   * with a bad MAC.
   */
  decoy: LinkMac
}

/**
 * Makes link keys from the derived key of each id (`purposeKeys(ring, 'link')`). Compromised keys are left out.
 * @throws RangeError when an id or a key has the wrong size, or not exactly one key is active
 */
export function linkKeys(
  ring: ReadonlyMap<number, { key: Buffer; status: 'active' | 'retired' | 'compromised' }>,
): LinkKeys {
  const byId: (LinkKey | undefined)[] = Array.from({ length: LAST_KEY_ID + 1 })
  const actives: LinkKey[] = []
  for (const [id, { key, status }] of ring) {
    if (!Number.isInteger(id) || id < 1 || id > LAST_KEY_ID)
      throw new RangeError(`link key id ${id} is not in 1..${LAST_KEY_ID}`)
    if (key.length !== KEY_BYTES) throw new RangeError(`link key ${id} must have ${KEY_BYTES} bytes`)
    if (status === 'compromised') continue
    const made: LinkKey = { id, mac: linkMac(key), status }
    byId[id] = made
    if (status === 'active') actives.push(made)
  }
  const [active] = actives
  if (!active || actives.length > 1) throw new RangeError(`exactly one link key must be active, not ${actives.length}`)
  return { active, byId, decoy: linkMac(randomBytes(KEY_BYTES)) }
}
