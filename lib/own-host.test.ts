import { expect, test } from 'vitest'
import { isOwnHost } from './own-host.mjs'

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
