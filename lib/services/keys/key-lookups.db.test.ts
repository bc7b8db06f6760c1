import { beforeEach, expect, test } from 'vitest'
import type { Sql } from '@/db/client'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { createApiKey } from './create-api-key'
import { KeyLookups, MANY } from './key-lookups'

const database = await createTestDatabase()
let now = 0
let release: (() => void)[] = []
let asked = 0
let lookups: KeyLookups

/** Counts the statements that are asked. */
const sql = new Proxy(database.app.sql, {
  apply(target, self, args) {
    asked += 1
    return Reflect.apply(target, self, args) as unknown
  },
}) as Sql

const let5msPass = () => release.splice(0).forEach((goOn) => goOn())
const refuse = (times: number) => Array.from({ length: times }, () => lookups.noteRefused())

async function makeKey(): Promise<{ id: string; businessId: string }> {
  const deps = testDeps(database.app)
  const { id: businessId } = await makeBusiness(deps)
  const request = { name: 'CRM', scopes: ['check'], mode: 'live' } as const
  return { id: granted(await createApiKey(deps, operatorOf(businessId), request)).id, businessId }
}

beforeEach(() => {
  now = 5000
  release = []
  asked = 0
  const wait = () => new Promise<void>((resolve) => release.push(resolve))
  lookups = new KeyLookups({ now: () => now, wait })
})

test('while many tokens are refused, keys that are asked for together are found by one statement', async () => {
  const [one, other] = [await makeKey(), await makeKey()]
  refuse(MANY)
  const ids = [one.id, newId(), other.id, one.id, newId()]
  const found = ids.map((id) => lookups.find(sql, id))
  let5msPass()
  expect((await Promise.all(found)).map((key) => key?.businessId ?? null)).toEqual([
    one.businessId,
    null,
    other.businessId,
    one.businessId,
    null,
  ])
  expect(asked).toBe(1)
})

test('a key waits for no others while few tokens are refused, and again a second after many were', async () => {
  const key = await makeKey()
  refuse(MANY - 1)
  expect(await lookups.find(sql, key.id)).toMatchObject({ businessId: key.businessId })
  refuse(1)
  now += 1000
  const gathered = lookups.find(sql, key.id)
  let5msPass()
  expect(await gathered).toMatchObject({ businessId: key.businessId, mode: 'live', revoked: false })
  now += 1000
  expect(await lookups.find(sql, key.id)).toMatchObject({ businessId: key.businessId })
  expect(release).toEqual([])
})

test('a statement takes a bounded number of keys, and one that fails fails for those who asked in it', async () => {
  refuse(MANY)
  const found = Array.from({ length: 401 }, () => lookups.find(sql, newId()))
  let5msPass()
  expect(new Set(await Promise.all(found))).toEqual(new Set([null]))
  expect(asked).toBe(3)
  const failed = lookups.find(sql, 'no id').catch(() => 'failed')
  let5msPass()
  expect(await failed).toBe('failed')
  const next = lookups.find(sql, newId())
  let5msPass()
  expect(await next).toBeNull()
})
