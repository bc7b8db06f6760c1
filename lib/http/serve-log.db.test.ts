import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertTimeStamp } from '@/db/queries/ledger/time-stamps'
import { readCheckpoint } from '@/lib/notes/checkpoint'
import { readVkeyFile } from '@/lib/notes/keys'
import { INSTALLATION } from '@/lib/services/transparency-log/logs'
import { syncTest, yes } from '@/lib/sync/testing'
import { feedAndSign, testSigning } from '@/lib/sync/transparency-log/testing'
import { createTestDatabase } from '@/testing/database'
import { useDeps } from './endpoint/testing'
import { serveLog } from './serve-log'

const database = await createTestDatabase()
const sync = syncTest(database)
useDeps(sync.deps)

const at = (path: string) => serveLog(new Request(`http://localhost/.well-known/sayso/${path}`))

test('keys, checkpoints and tiles are served to anybody, for a business and for all, and nothing else is', async () => {
  const business = await sync.business()
  const contact = await sync.contact(business)
  expect((await at('checkpoint')).status).toBe(404)
  await sync.say(business, contact, yes(business.topics.promos))
  await feedAndSign(sync.syncDeps({ signing: testSigning() }))
  for (const log of [`${business.slug}/`, `${business.id}/`]) {
    const checkpoint = await at(`${log}checkpoint`)
    expect(readCheckpoint(await checkpoint.text()).checkpoint).toMatchObject({
      size: 1,
      origin: `log.example/${business.id}`,
    })
    expect(checkpoint.headers.get('cache-control')).toBe('public, max-age=10')
    expect(readVkeyFile(await (await at(`${log}key`)).text())[0]?.name).toBe(`log.example/${business.id}`)
    const tile = await at(`${log}tile/0/000.p/1`)
    expect((await tile.arrayBuffer()).byteLength).toBe(32)
    expect(tile.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  }
  expect(readVkeyFile(await (await at('key')).text())[0]?.name).toBe('log.example')
  expect((await at('tile/0/000.p/1')).status).toBe(200)
  const [last] = await database.admin.sql<{ size: number; key_id: string; note: string }[]>`
    select size, key_id, note from checkpoints where business_id = ${INSTALLATION} order by size desc limit 1`
  const { size = 0, key_id: keyId = '', note = '' } = last ?? {}
  const stamp = { size, keyId, token: Buffer.from([0xff, 0]), authority: 'Authority', stampedAt: Date.now() }
  await inBusiness(database.worker, INSTALLATION, (tx) => insertTimeStamp(tx, INSTALLATION, stamp))
  const stamped = await at('time-stamp')
  expect([await stamped.json(), stamped.headers.get('content-type')]).toEqual([
    { checkpoint: note, token: '/wA=' },
    'application/json',
  ])
  for (const wrong of [
    '',
    `${business.slug}/time-stamp`,
    'time-stamp/x',
    'nobody/key',
    'nobody/checkpoint',
    'key/key/key',
    'tile/0/0',
    'tile/0/000',
    'tile/9/000',
    'x/y',
  ])
    expect([wrong, (await at(wrong)).status]).toEqual([wrong, 404])
})
