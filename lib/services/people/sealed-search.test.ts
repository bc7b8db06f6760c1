import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { parseKeyRing } from '@/lib/keys'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { openSearch, sealSearch, SEARCH_LIFE_MS } from './sealed-search'

const KEYS = parseKeyRing(`1:${Buffer.alloc(32, 7).toString('base64')}`)
const depsAt = (now: number) => ({ keys: KEYS, clock: { now: () => now } })
const NOW = Date.UTC(2026, 10, 29)
const member: MemberCaller = { kind: 'member', businessId: newId(), memberId: newId(), role: 'viewer', from: null }
const NUMBER = '+57 300 123 4567'

test('what was looked for comes back to who looked for it, for an hour', () => {
  const sealed = sealSearch(depsAt(NOW), member, NUMBER)
  expect(openSearch(depsAt(NOW), member, sealed)).toBe(NUMBER)
  expect(openSearch(depsAt(NOW + SEARCH_LIFE_MS - 1), member, sealed)).toBe(NUMBER)
  expect(openSearch(depsAt(NOW + SEARCH_LIFE_MS), member, sealed)).toBeNull()
})

test('an address shows nothing of the number, and never the same twice', () => {
  const sealed = [sealSearch(depsAt(NOW), member, NUMBER), sealSearch(depsAt(NOW), member, NUMBER)]
  expect(sealed[0]).toMatch(/^[\w-]+$/)
  for (const part of ['3001234567', '573001234567', '4567', NUMBER])
    expect([part, Buffer.from(sealed[0] ?? '', 'base64url').includes(part)]).toEqual([part, false])
  expect(sealed[0]).not.toBe(sealed[1])
})

test('nobody else opens it: not another member, not in another business, not with a changed or made up text', () => {
  const sealed = sealSearch(depsAt(NOW), member, NUMBER)
  const others = [
    { ...member, memberId: newId() },
    { ...member, businessId: newId() },
  ]
  for (const other of others) expect(openSearch(depsAt(NOW), other, sealed)).toBeNull()
  for (const bad of ['', 'x', `${sealed}AAAA`, sealed.slice(0, -4), NUMBER, 'A'.repeat(100_000)])
    expect(openSearch(depsAt(NOW), member, bad)).toBeNull()
})
