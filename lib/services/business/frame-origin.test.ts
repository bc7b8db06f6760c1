import { expect, test } from 'vitest'
import { readFrameOrigin } from './frame-origin'

test.each([
  ['https://shop.example', 'https://shop.example'],
  [' https://Shop.Example/ ', 'https://shop.example'],
  ['https://shop.example:443', 'https://shop.example'],
  ['https://shop.example:8443', 'https://shop.example:8443'],
  ['https://niño.example', 'https://xn--nio-8ma.example'],
  ['HTTPS://a.example', 'https://a.example'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['http://127.0.0.1', 'http://127.0.0.1'],
])('%s is the origin %s', (text, origin) => {
  expect(readFrameOrigin(text)).toBe(origin)
})

test.each([
  [''],
  ['shop.example'],
  ['http://shop.example'],
  ['https://'],
  ['https://shop.example/page'],
  ['https://shop.example?x'],
  ['https://shop.example?'],
  ['https://shop.example#'],
  ['https://me@shop.example'],
  ['https://me:secret@shop.example'],
  ['https://*.example'],
  ['https://a.example https://b.example'],
  ['https://a.example;script-src'],
  ['https://a.example,https://b.example'],
  ["https://'self'"],
  ['https://[::1]'],
  ['http://localhost.shop.example'],
  ['http://127.0.0.2'],
  ['http://localhost:8080/page'],
  ['https://a.example:99999'],
  [`https://${'a'.repeat(300)}.example`],
])('%s is no origin', (text) => {
  expect(readFrameOrigin(text)).toBeNull()
})
