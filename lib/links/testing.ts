import type { LinkClaims } from './layout'
import { linkKeys } from './link-keys'

/** For tests: claims with a value in every byte. */
export const CLAIMS: LinkClaims = {
  business: 0x01020304,
  contact: '019ab0ff-1234-7abc-8def-0123456789ab',
  source: 0xfffefdfc,
  day: 2517,
  epoch: 3,
  language: 2,
}

export const keyBytes = (fill: number) => Buffer.alloc(32, fill)

/** For tests: key 1 retired, key 2 active, key 3 compromised. */
export const KEYS = linkKeys(
  new Map([
    [1, { key: keyBytes(1), status: 'retired' as const }],
    [2, { key: keyBytes(2), status: 'active' as const }],
    [3, { key: keyBytes(3), status: 'compromised' as const }],
  ]),
)

/** For tests: a key ring with this key alone, as it was while the key was active. */
export const onlyKey = (id: number) => linkKeys(new Map([[id, { key: keyBytes(id), status: 'active' as const }]]))
