import { expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { operatorOf } from '@/lib/services/callers/caller'
import { readDeveloperSettings } from '@/lib/services/keys/read-developers'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { changeFrameOrigins } from './change-frame-origins'
import { REFUSED_MOST, refusedFrames } from './refused-frames'

const database = await createTestDatabase()
const DAY_MS = 86_400_000
const SITE = 'https://shop.example'

async function noting() {
  const time = { now: Date.UTC(2026, 10, 29, 12) }
  const clock = { now: () => time.now }
  const deps = testDeps(database.app, { clock })
  const { id: businessId } = await makeBusiness(deps)
  const note = refusedFrames({ db: database.app, clock, log })
  const read = async (isDemo = false) => {
    const settings = await readDeveloperSettings(deps, operatorOf(businessId), isDemo)
    return settings.outcome === 'read' ? settings.refusedFrames : []
  }
  /** Notes a site in the next minute, and waits until it is there. */
  const noted = async (origin: string) => {
    time.now += 60_000
    note({ businessId, origin })
    await expect.poll(async () => (await read())[0]).toMatchObject({ origin, lastAt: time.now })
  }
  return { deps, businessId, note, read, noted, time }
}

test('a site that was refused is listed once with its last time, the newest first, until it is allowed', async () => {
  const { deps, businessId, read, noted, time } = await noting()
  await noted(SITE)
  await noted('http://plain.example')
  await noted(SITE)
  const [first, second, ...rest] = await read()
  expect([first, second?.origin, rest]).toEqual([
    { origin: SITE, lastAt: time.now, canBeAllowed: true },
    'http://plain.example',
    [],
  ])
  expect(second?.canBeAllowed).toBe(false)
  await changeFrameOrigins(deps, operatorOf(businessId), { change: 'add', text: SITE })
  expect((await read()).map(({ origin }) => origin)).toEqual(['http://plain.example'])
  // It was forgotten, and so is not there again when the site is removed.
  await changeFrameOrigins(deps, operatorOf(businessId), { change: 'remove', text: SITE })
  expect((await read()).map(({ origin }) => origin)).toEqual(['http://plain.example'])
  time.now += 31 * DAY_MS
  expect(await read()).toEqual([])
})

test('a site is written once a minute, few sites of a business in a minute, and the newest are kept', async () => {
  const { businessId, note, read, noted, time } = await noting()
  await noted(SITE)
  const written = time.now
  time.now += 30_000
  for (let place = 0; place < 100; place++) {
    note({ businessId, origin: SITE })
    note({ businessId, origin: `https://s${place}.example` })
  }
  await expect.poll(async () => (await read()).length).toBe(5)
  expect((await read()).find(({ origin }) => origin === SITE)?.lastAt).toBe(written)
  for (let place = 0; place < REFUSED_MOST; place++) await noted(`https://later${place}.example`)
  const listed = (await read()).map(({ origin }) => origin)
  expect(listed).toHaveLength(REFUSED_MOST)
  expect(listed).not.toContain(SITE)
})

test('after the clock was set back, sites are written as before', async () => {
  const { businessId, note, read, noted, time } = await noting()
  await noted(SITE)
  for (let place = 0; place < 100; place++) note({ businessId, origin: `https://s${place}.example` })
  await expect.poll(async () => (await read()).length).toBe(5)
  time.now -= 3_600_000
  note({ businessId, origin: 'https://back.example' })
  await expect.poll(async () => (await read()).map(({ origin }) => origin)).toContain('https://back.example')
})

test('another business sees nothing of it, and one that can’t be written is a warning', async () => {
  const ours = await noting()
  const theirs = await noting()
  await ours.noted(SITE)
  expect(await theirs.read()).toEqual([])
  const warn = vi.spyOn(log, 'warn').mockImplementation(() => {})
  ours.note({ businessId: ours.businessId, origin: `https://${'a'.repeat(400)}.example` })
  // The log is that of the process, which other work may write to.
  const warned = () =>
    warn.mock.calls.some(
      ([, text]) => text === 'could not record a site that tried to embed the page without permission',
    )
  await expect.poll(warned).toBe(true)
  warn.mockRestore()
  expect((await ours.read()).map(({ origin }) => origin)).toEqual([SITE])
})

test('a site on the own machine is marked where only test links count there, and not in the demo', async () => {
  const { deps, businessId } = await noting()
  await changeFrameOrigins(deps, operatorOf(businessId), { change: 'add', text: 'http://localhost:8080' })
  const origins = async (isDemo: boolean) => {
    const settings = await readDeveloperSettings(deps, operatorOf(businessId), isDemo)
    return settings.outcome === 'read' ? settings.frameOrigins : []
  }
  expect(await origins(false)).toEqual([{ origin: 'http://localhost:8080', isForTests: true }])
  expect(await origins(true)).toEqual([{ origin: 'http://localhost:8080', isForTests: false }])
})
