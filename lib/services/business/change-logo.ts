import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { type ChangedBrand, changeBrand } from './change-brand'
import { type EncodedLogo, encodeLogo } from './encode-logo'

export type ChangedLogo =
  | ChangedBrand
  | { outcome: 'not_a_logo'; problem: Extract<EncodedLogo, { ok: false }>['problem'] }

/**
 * Changes the picture of a business: to another one, which is redrawn and made small (`encodeLogo`); to one that it
 * had before, by its hash; or to none.
 */
export async function changeLogo(
  deps: Deps,
  caller: Caller,
  wanted: { picture: Buffer } | { hash: string } | null,
): Promise<ChangedLogo> {
  if (wanted === null || 'hash' in wanted) return changeBrand(deps, caller, { logo: wanted })
  const encoded = await encodeLogo(wanted.picture)
  if (!encoded.ok) return { outcome: 'not_a_logo', problem: encoded.problem }
  return changeBrand(deps, caller, { logo: encoded.logo })
}
