import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { beginWebhook } from '@/lib/services/backends/connecting/begin-webhook'
import { readConnecting } from '@/lib/services/backends/connecting/read-connecting'
import { granted } from '@/lib/services/callers/in-business-for'
import { makeMember } from '@/lib/services/callers/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { DRAFTS_MS, purgeDrafts } from './purge-drafts'

const database = await createTestDatabase()

test('what a member began at a backend and did not end is deleted after three days, in every business', async () => {
  const plain = testDeps(database.app)
  const deps = testDeps(database.app, { settings: { ...plain.settings, allowPrivate: ['localhost:3001'] } })
  const owners = [await makeBusiness(deps), await makeBusiness(deps)].map(({ id }) => makeMember(deps, id, 'owner'))
  const begun = async () =>
    Promise.all(
      (await Promise.all(owners)).map(async (owner) => granted(await readConnecting(deps, owner, 'webhook')).begun),
    )
  for (const owner of owners)
    await beginWebhook(deps, await owner, { name: 'CRM', url: `http://localhost:3001/hooks/${newId()}` })
  const after = (ms: number) => ({ db: database.worker, clock: { now: () => deps.clock.now() + ms } })
  await purgeDrafts(after(DRAFTS_MS - 60_000), () => true)
  expect(await begun()).not.toContain(null)
  await purgeDrafts(after(DRAFTS_MS + 60_000), () => true)
  expect(await begun()).toEqual([null, null])
})
