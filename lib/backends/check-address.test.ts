import type { lookup } from 'node:dns'
import { expect, test } from 'vitest'
import { checkAddress } from './check-address'

const resolving = (...addresses: string[]) =>
  ((_host: string, _options: unknown, done: (error: Error | null, found?: unknown) => void) =>
    addresses.length > 0
      ? done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        )
      : done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))) as unknown as typeof lookup

const check = (url: string, addresses: string[] = [], allowed: string[] = []) =>
  checkAddress(new URL(url), allowed, resolving(...addresses))

test('a name that leads to a public address will do', async () => {
  expect(await check('https://hooks.example/x', ['8.8.8.8'])).toBeNull()
  expect(await check('https://hooks.example/x', ['10.0.0.1', '8.8.8.8'])).toBeNull()
})

test.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '100.64.0.1', '::1', 'fd00::1', '::ffff:10.0.0.1'])(
  'a name that leads to %s alone is refused',
  async (address) => {
    expect(await check('https://hooks.example/x', [address])).toBe('address_refused')
  },
)

test('literals, schemes and names that do not exist', async () => {
  expect(await check('https://192.168.0.1/')).toBe('address_refused')
  expect(await check('https://0x7f.1/')).toBe('address_refused')
  expect(await check('https://[64:ff9b::a00:1]/')).toBe('address_refused')
  expect(await check('http://hooks.example/', ['8.8.8.8'])).toBe('not_https')
  expect(await check('ftp://hooks.example/', ['8.8.8.8'])).toBe('not_http')
  expect(await check('https://nobody.example/')).toBe('unknown_host')
})

test('what the configuration allows may be private, on that port only', async () => {
  expect(await check('http://crm.internal:8080/x', ['10.0.0.1'], ['crm.internal:8080'])).toBeNull()
  expect(await check('https://crm.internal/x', ['10.0.0.1'], ['crm.internal:8080'])).toBe('address_refused')
})
