import { expect, test } from 'vitest'
import { readFrameOrigin } from './frame-origin'

test.each([
  ['https://shop.example', 'https://shop.example'],
  [' https://Shop.Example/ ', 'https://shop.example'],
  ['https://shop.example:443', 'https://shop.example'],
  ['https://shop.example:8443', 'https://shop.example:8443'],
  ['https://niño.example', 'https://xn--nio-8ma.example'],
  ['HTTPS://a.example', 'https://a.example'],
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
  ['https://a.example:99999'],
  [`https://${'a'.repeat(300)}.example`],
])('%s is no origin', (text) => {
  expect(readFrameOrigin(text)).toBeNull()
})
