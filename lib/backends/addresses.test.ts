import { expect, test } from 'vitest'
import { addressProblem, isPublicAddress } from './addresses'

const REFUSED = [
  '127.0.0.1',
  '127.255.0.9',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '168.63.129.16',
  '100.64.0.1',
  '100.127.255.255',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '198.18.0.1',
  '192.0.2.1',
  '::',
  '::1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fdff::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:0a00:1',
  '64:ff9b::7f00:1',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::1',
  '::127.0.0.1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  'localhost',
  '',
]

test.each(REFUSED)('%s is no address of the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each([
  '8.8.8.8',
  '168.63.129.15',
  '168.63.129.17',
  '100.63.255.255',
  '100.128.0.1',
  '172.32.0.1',
  '192.167.1.1',
  '2606:4700::1111',
  '2a00:1450:4001::1',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  ['https://flows.weni.ai/api/v2/', null],
  ['https://8.8.8.8/', null],
  ['https://127.0.0.1/', 'address_refused'],
  ['https://0x7f.1/', 'address_refused'],
  ['https://2130706433/', 'address_refused'],
  ['https://[::1]/', 'address_refused'],
  ['https://[::ffff:127.0.0.1]/', 'address_refused'],
  ['https://[64:ff9b::7f00:1]/', 'address_refused'],
  ['http://flows.weni.ai/', 'not_https'],
  ['ftp://flows.weni.ai/', 'not_http'],
  ['file:///etc/passwd', 'not_http'],
] as const)('%s is judged before it is looked up: %s', (url, problem) => {
  expect(addressProblem(new URL(url), [])).toBe(problem)
})

test('a private host is let through only with its own port', () => {
  const allowed = ['localhost:3001', '10.0.0.5:443']
  expect(addressProblem(new URL('http://localhost:3001/api/v2/'), allowed)).toBeNull()
  expect(addressProblem(new URL('http://LOCALHOST:3001/'), allowed)).toBeNull()
  expect(addressProblem(new URL('http://localhost:3002/'), allowed)).toBe('not_https')
  expect(addressProblem(new URL('https://10.0.0.5/'), allowed)).toBeNull()
  expect(addressProblem(new URL('https://10.0.0.5:8443/'), allowed)).toBe('address_refused')
})
