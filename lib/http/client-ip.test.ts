import { expect, test } from 'vitest'
import { clientIp } from './client-ip'

const headers = (value?: string) => new Headers(value === undefined ? {} : { 'x-forwarded-for': value })

test('without trusted proxies the header counts for nothing', () => {
  expect(clientIp(headers('203.0.113.9'), 0)).toBeNull()
})

test('an address that the caller put in front is not believed', () => {
  expect(clientIp(headers('6.6.6.6, 203.0.113.9'), 1)).toBe('203.0.113.9')
  expect(clientIp(headers('6.6.6.6, 203.0.113.9, 10.0.0.1'), 2)).toBe('203.0.113.9')
})

test('a header shorter than our proxies would make it fails closed', () => {
  expect(clientIp(headers('203.0.113.9'), 2)).toBeNull()
  expect(clientIp(headers(), 1)).toBeNull()
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['203.0.113.9:51234', '203.0.113.9'],
  ['2001:DB8::7', '2001:db8::7'],
  ['[2001:db8::7]:443', '2001:db8::7'],
  ['[2001:db8::7]', '2001:db8::7'],
  ['::ffff:203.0.113.9', '::ffff:203.0.113.9'],
  ['unknown', null],
  ['_hidden', null],
  ['203.0.113', null],
  ['203.0.113.999', null],
  ['[203.0.113.9]', null],
  ['fe80::1%eth0', null],
  ['203.0.113.9 <script>', null],
  ['1'.repeat(5000), null],
])('%s behind one proxy is %s', (entry, address) => {
  expect(clientIp(headers(`6.6.6.6, ${entry}`), 1)).toBe(address)
})
