import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { cardKey } from './card-key'
import { findCard } from './find-card'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const ours = await makeBusiness(deps)

test('a picture is found by its present name alone, and is drawn once', async () => {
  const config = await inBusiness(deps.db, ours.id, (tx) => readConfig(tx, ours.id))
  if (!config) throw new Error('the business was made')
  const key = cardKey(config)
  const [one, other] = await Promise.all([findCard(deps, config.number, key), findCard(deps, config.number, key)])
  expect(one?.subarray(1, 4).toString()).toBe('PNG')
  expect(other).toBe(one)
  expect(await findCard(deps, config.number, '0123456789abcdef')).toBeNull()
  expect(await findCard(deps, 999_999, key)).toBeNull()
  expect(cardKey({ ...config, color: '#123456' })).not.toBe(key)
  expect(cardKey({ ...config, logoHash: 'a'.repeat(64) })).not.toBe(key)
})
