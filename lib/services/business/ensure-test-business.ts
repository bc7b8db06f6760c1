import { createHash, randomInt } from 'node:crypto'
import { enter, inBusiness } from '@/db/client'
import { lockBusiness } from '@/db/queries/business/brand'
import { readConfig } from '@/db/queries/business/config'
import { addTopicVersion } from '@/db/queries/business/set-up'
import { copyBrand, copyTopic, insertTestBusiness } from '@/db/queries/business/test-businesses'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import { publishNotices } from './publish-notices'

/** Numbers of sandboxes, far from those given out one by one; a token has room for twice as many. */
const NUMBERS = { from: 2 ** 30, to: 2 ** 31 - 1 }

/**
 * The sandbox of a business: a business of its own with the same topics and texts, no backends and nobody in it, so that what a test
 * key does can reach no real person, by the same walls that stand between any two businesses. Made when it is missing, else
 * brought up to date. Returns its id, which follows from the business's.
 */
export async function ensureTestBusiness(deps: Deps, businessId: string): Promise<string> {
  const business = await inBusiness(deps.db, businessId, (tx) => readConfig(tx, businessId))
  if (!business) throw new AppError('business_not_found', { message: 'no such business', status: 404 })
  // A sandbox has none of its own.
  if (business.isSandbox) return businessId
  const sandboxId = sandboxIdOf(businessId)
  const now = deps.clock.now()
  await inBusiness(deps.db, sandboxId, async (tx) => {
    let changed = false
    while ((await readConfig(tx, sandboxId)) === null) {
      const number = randomInt(NUMBERS.from, NUMBERS.to)
      changed = await insertTestBusiness(tx, sandboxId, business, { number, slug: `sandbox-${number}` }, now)
    }
    // Who copies at the same time waits here, and reads the business as it is after that: the last copy is of the newest.
    await lockBusiness(tx, sandboxId)
    await enter(tx, businessId)
    const newest = (await readConfig(tx, businessId)) ?? business
    await enter(tx, sandboxId)
    changed = (await copyBrand(tx, sandboxId, newest)) || changed
    for (const [position, topic] of newest.topics.entries()) {
      if (!(await copyTopic(tx, sandboxId, topic, position, now))) continue
      await addTopicVersion(tx, sandboxId, topic.id, now)
      changed = true
    }
    if (changed) await publishNotices(tx, sandboxId, now)
  })
  return sandboxId
}

/** Returns the id of the business's sandbox if it has one by now; writes nothing. */
export async function findTestBusiness(deps: Deps, businessId: string): Promise<string | null> {
  const sandboxId = sandboxIdOf(businessId)
  const found = await inBusiness(deps.db, sandboxId, (tx) => readConfig(tx, sandboxId))
  return found?.isSandbox ? sandboxId : null
}

/** Brings the sandbox of a business up to date, if it has one. */
export async function followInTestBusiness(deps: Deps, businessId: string): Promise<void> {
  if ((await findTestBusiness(deps, businessId)) !== null) await ensureTestBusiness(deps, businessId)
}

/** A name-based UUID (RFC 9562, version 8): no table has to say which sandbox is whose. */
function sandboxIdOf(businessId: string): string {
  const bytes = createHash('sha256').update(`sayso.sandbox:${businessId}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
