import { expect, test } from 'vitest'
import { boundedPool } from './bounded-pool'
import { browserOf } from './browser-of'
import { addressOfSecret, newSecret, stepOfCode } from './one-time-code'
import { faultOfPassword } from './password-rules'
import { argon2, NOBODYS_HASH } from './passwords'
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes'
import { networkOf } from './throttle'

const EMAIL = 'ana.souza@example.com'

test.each([
  ['123456789', 'short'],
  ['a'.repeat(201), 'long'],
  ['aaaaaaaaaaaa', 'easy'],
  ['1234567890123', 'easy'],
  ['20261129201', 'easy'],
  ['qwertyuiop12', 'easy'],
  ['Password2026!', 'easy'],
  ['contraseña123', 'easy'],
  [EMAIL.toUpperCase(), 'easy'],
  ['ana.souza2026', 'easy'],
  ['quiet river walks', null],
  ['ñandú verde 7', null],
  ['x9$kQ2!vL0', null],
])('the password %s is %s', (password, fault) => {
  expect(faultOfPassword(password, EMAIL)).toBe(fault)
})

test('a password is the same however its letters are composed, and the hash of nobody fits none', async () => {
  const hash = await argon2.hash('mañana será otro día')
  expect(hash.split('$').slice(0, 4)).toEqual(NOBODYS_HASH.split('$').slice(0, 4))
  expect(await argon2.verify(hash, 'mañana será otro día'.normalize('NFD'))).toBe(true)
  expect(await argon2.verify(hash, 'manana será otro día')).toBe(false)
  expect(await argon2.verify(NOBODYS_HASH, '')).toBe(false)
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('the network of %s is %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge, Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'Safari, iPhone'],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome, Android'],
  ['curl/8.0', null],
  [null, null],
])('%s is %s', (userAgent, browser) => {
  expect(browserOf(userAgent)).toBe(browser)
})

test('a pool runs so many at a time, lets so many wait and refuses the rest, and goes on after a failure', async () => {
  const inPool = boundedPool(2, 1)
  const ends: (() => void)[] = []
  const work = () => inPool(() => new Promise<string>((resolve) => ends.push(() => resolve('done'))))
  const [first, second, third] = [work(), work(), work()]
  await expect(work()).rejects.toMatchObject({ code: 'too_busy', status: 503 })
  expect(ends).toHaveLength(2)
  ends[0]?.()
  expect(await first).toBe('done')
  await expect.poll(() => ends.length).toBe(3)
  for (const end of ends) end()
  expect(await Promise.all([second, third])).toEqual(['done', 'done'])
  await expect(inPool(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await Promise.all([inPool(async () => 1), inPool(async () => 2)])).toEqual([1, 2])
})

test('a code is read with spaces, and is right one step before and after', () => {
  const secret = newSecret()
  expect(addressOfSecret(secret, EMAIL)).toMatch(/^otpauth:\/\/totp\/Sayso:ana\.souza%40example\.com\?issuer=Sayso/)
  for (const wrong of ['', 'abcdef', '12345', '1234567', '１２３４５６'])
    expect(stepOfCode(secret, wrong, 0)).toBeNull()
  // RFC 6238, appendix B, SHA-1: at 59 seconds 94287082 in eight digits.
  const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  for (const at of [31_000, 59_000, 60_000, 89_000]) expect(stepOfCode(rfc, '287 082', at)).toBe(1)
  for (const at of [90_000, 120_000]) expect(stepOfCode(rfc, '287082', at)).toBeNull()
})

test('recovery codes are ten, differ, and are the same however they are typed', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  const [code = ''] = codes
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/)
  const hash = hashOfRecoveryCode('ana', code)
  expect(hashOfRecoveryCode('ana', ` ${code.toLowerCase().replace('-', '')} `)).toBe(hash)
  expect(hashOfRecoveryCode('bia', code)).not.toBe(hash)
})
