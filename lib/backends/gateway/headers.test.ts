import { expect, test } from 'vitest'
import { requestHeaders } from './headers'

test('what is about the way to us stays here; the sender’s own headers and credential go on', () => {
  const headers = new Headers({
    authorization: 'Bearer x',
    'content-type': 'application/json',
    'x-forwarded-for': '203.0.113.7',
    'x-sayso-target': '/graph/v24.0/1/messages',
    'x-sayso-peer': '203.0.113.7',
    cookie: 'a=b',
  })
  expect(requestHeaders(headers)).toEqual({ authorization: 'Bearer x', 'content-type': 'application/json' })
})
