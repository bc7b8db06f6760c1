import { expect, test } from 'vitest'
import { hostName, isInsideHost, isOwnHost } from './own-host.mjs'

const OURS = 'https://Preferences.example.com'

test.each([
  'localhost',
  'localhost:3000',
  'LOCALHOST:3000',
  '127.0.0.1:3000',
  '[::1]:3000',
  'preferences.example.com',
  'Preferences.Example.com',
])('%s is ours', (host) => {
  expect(isOwnHost(host, OURS)).toBe(true)
})

test.each([
  null,
  '',
  'evil.example',
  'evil.example:3000',
  'localhost.evil.example',
  'localhost:3000.evil.example',
  '127.0.0.1.nip.example:3000',
  'preferences.example.com:8080',
  'preferences.example.com.evil.example',
  '192.168.1.7:3000',
])('%s is not', (host) => {
  expect(isOwnHost(host, OURS)).toBe(false)
})

test.each([
  ['Shop.Example.com:443', 'shop.example.com'],
  ['shop.example.com.', 'shop.example.com'],
  ['[::1]:3000', '[::1]'],
  ['localhost', 'localhost'],
])('the name in the host %s is %s', (host, name) => {
  expect(hostName(host)).toBe(name)
})

test.each([undefined, '', 'a b', 'x/y', 'user@x', 'x:99999999', '[zz]'])('the host %s has no name', (host) => {
  expect(hostName(host)).toBeNull()
})

test.each(['sayso', '10.1.2.3', '[fd00::1]', 'sayso.default.svc', 'node.local', 'db.internal'])(
  '%s is of an inner network',
  (name) => {
    expect(isInsideHost(name)).toBe(true)
  },
)

test.each(['shop.com', 'local.shop.com', '127.0.0.1.nip.io', 'localhost.evil.com', 'xlocal.com'])(
  '%s is a public name',
  (name) => {
    expect(isInsideHost(name)).toBe(false)
  },
)
