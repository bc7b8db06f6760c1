import { brandOf, updateBrand } from '@/db/queries/business/brand'
import { forgetRefusedFrame } from '@/db/queries/business/refused-frames'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import { differencesOf } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { changePage } from './change-page'
import { readFrameOrigin } from './frame-origin'

/** The most sites that may embed the page of one business. */
export const ORIGINS_MOST = 20

export type ChangedFrameOrigins =
  | { outcome: 'changed'; origin: string }
  /** The site is in the list already, or was not. */
  | { outcome: 'unchanged'; origin: string }
  | { outcome: 'not_an_origin' }
  | { outcome: 'too_many' }
  | NotAllowed

/**
 * Adds one site to those that may embed the public page, or removes one. Each change is of one site, so that two owners
 * who change the list at the same time lose nothing of each other.
 */
export async function changeFrameOrigins(
  deps: Deps,
  caller: Caller,
  { change, text }: { change: 'add' | 'remove'; text: string },
): Promise<ChangedFrameOrigins> {
  const { businessId } = caller
  // What was stored by earlier rules can be removed as it is.
  const origin = change === 'add' ? readFrameOrigin(text) : text
  if (origin === null) return { outcome: 'not_an_origin' }
  return changePage<ChangedFrameOrigins>(deps, caller, 'keys.write', async (tx, config) => {
    const before = brandOf(config)
    const has = before.frameOrigins.includes(origin)
    if (has === (change === 'add')) return { result: { outcome: 'unchanged', origin }, entry: null }
    if (change === 'add' && before.frameOrigins.length >= ORIGINS_MOST)
      return { result: { outcome: 'too_many' }, entry: null }
    const frameOrigins = has ? before.frameOrigins.filter((each) => each !== origin) : [...before.frameOrigins, origin]
    await updateBrand(tx, businessId, { ...before, frameOrigins })
    if (change === 'add') await forgetRefusedFrame(tx, businessId, origin)
    const changes = differencesOf(before, { frameOrigins })
    const entry = { action: 'brand.changed', subject: { kind: 'business', id: businessId }, changes } as const
    return { result: { outcome: 'changed', origin }, entry }
  })
}
