import { expect, onTestFinished, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { countLockWaits } from '@/testing/lock-waits'
import { ensureTestBusiness } from './ensure-test-business'
import { setTopicPaused } from './pause-topic'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const sql = database.admin.sql

test('a copy that had to wait is of the business as it is then, not as it was before', async () => {
  const { id } = await makeBusiness(deps)
  const testId = await ensureTestBusiness(deps, id)
  const rename = (name: string) =>
    sql`update businesses set name = ${name}, config_version = config_version + 1 where id = ${id}`
  await rename('First')
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  onTestFinished(() => release())
  let locked = () => {}
  const isLocked = new Promise<void>((resolve) => (locked = resolve))
  const holding = sql.begin(async (tx) => {
    await tx`select 1 from businesses where id = ${testId} for update`
    locked()
    await released
  })
  await isLocked
  const copying = ensureTestBusiness(deps, id)
  await vi.waitFor(async () => {
    expect(await countLockWaits(database.admin)).toBe(1)
  })
  await rename('Second')
  release()
  await Promise.all([holding, copying])
  const config = await inBusiness(database.app, testId, (tx) => readConfig(tx, testId))
  expect(config).toMatchObject({ name: 'Second', isSandbox: true })
})

test('what is done in the test business stays there', async () => {
  const { id, topics } = await makeBusiness(deps)
  const testId = await ensureTestBusiness(deps, id)
  await setTopicPaused(deps, operatorOf(testId), 'promos', true)
  const pausedIn = async (businessId: string) => {
    const config = await inBusiness(database.app, businessId, (tx) => readConfig(tx, businessId))
    return config?.topics.find((topic) => topic.id === topics.promos)?.paused
  }
  expect([await pausedIn(testId), await pausedIn(id)]).toEqual([true, false])
  expect(await sql`select action from audit_log where business_id in (${id}, ${testId})`).toEqual([
    { action: 'topic.paused' },
  ])
})
