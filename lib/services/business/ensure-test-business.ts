import { createHash, randomInt } from 'node:crypto'
import { enter, inBusiness } from '@/db/client'
import { lockBusiness } from '@/db/queries/business/brand'
import { readConfig } from '@/db/queries/business/config'
import { addTopicVersion } from '@/db/queries/business/set-up'
import { ensureSource, findSourcesByNumber } from '@/db/queries/business/sources'
import { copyBrand, copyTopic, insertTestBusiness } from '@/db/queries/business/test-businesses'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import { publishNotices } from './publish-notices'

/** The numbers of test businesses, far from those that are assigned one by one; a token has room for twice as many. */
const NUMBERS = { from: 2 ** 30, to: 2 ** 31 - 1 }

/**
 * Creates or updates the test business of a business. It is a business of its own with the same topics and texts, and
 * without backends and real contacts. So what a test key does can reach no real person, because the two are separated
 * like any two businesses. Returns its id, which is derived from the id of the business.
 */
export async function ensureTestBusiness(deps: Deps, businessId: string): Promise<string> {
  const business = await inBusiness(deps.db, businessId, (tx) => readConfig(tx, businessId))
  if (!business) throw new AppError('business_not_found', { message: 'no such business', status: 404 })
  // A test business has no test business of its own.
  if (business.isSandbox) return businessId
  const sandboxId = sandboxIdOf(businessId)
  const now = deps.clock.now()
  await inBusiness(deps.db, sandboxId, async (tx) => {
    let changed = false
    while ((await readConfig(tx, sandboxId)) === null) {
      const number = randomInt(NUMBERS.from, NUMBERS.to)
      changed = await insertTestBusiness(tx, sandboxId, business, { number, slug: `sandbox-${number}` }, now)
    }
    // A copy made at the same time waits here and reads the business afterwards, so the last copy is the newest.
    await lockBusiness(tx, sandboxId)
    await enter(tx, businessId)
    const newest = (await readConfig(tx, businessId)) ?? business
    const shownBy = newest.topics.flatMap(({ listedSources }) => listedSources)
    const sources = await findSourcesByNumber(tx, businessId, shownBy)
    await enter(tx, sandboxId)
    // The test business gives the same sources numbers of its own.
    const numbers = new Map<number, number>()
    for (const { number, kind, name, reference } of sources)
      if (reference !== null)
        numbers.set(number, await ensureSource(tx, sandboxId, { id: newId(), kind, name, reference, now }))
    changed = (await copyBrand(tx, sandboxId, newest)) || changed
    for (const [position, original] of newest.topics.entries()) {
      const listedSources = original.listedSources.flatMap((number) => numbers.get(number) ?? [])
      const listed = original.listed === 'sources' && listedSources.length === 0 ? 'never' : original.listed
      const topic = { ...original, listed, listedSources: listedSources.toSorted((a, b) => a - b) }
      if (!(await copyTopic(tx, sandboxId, topic, position, now))) continue
      await addTopicVersion(tx, sandboxId, topic.id, now)
      changed = true
    }
    if (changed) await publishNotices(tx, sandboxId, now)
  })
  return sandboxId
}

/** Returns the id of the business's test business; null if it has none yet. Writes nothing. */
export async function findTestBusiness(deps: Deps, businessId: string): Promise<string | null> {
  const sandboxId = sandboxIdOf(businessId)
  const found = await inBusiness(deps.db, sandboxId, (tx) => readConfig(tx, sandboxId))
  return found?.isSandbox ? sandboxId : null
}

/** Updates the test business of a business, if it has one. */
export async function followInTestBusiness(deps: Deps, businessId: string): Promise<void> {
  if ((await findTestBusiness(deps, businessId)) !== null) await ensureTestBusiness(deps, businessId)
}

/**
 * Returns a name-based UUID (RFC 9562, version 8), so that no table has to record which test business belongs to which
 * business.
 */
function sandboxIdOf(businessId: string): string {
  const bytes = createHash('sha256').update(`sayso.sandbox:${businessId}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
