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
