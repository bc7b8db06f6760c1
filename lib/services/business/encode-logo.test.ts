import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { encodeLogo, PICTURE_MOST_BYTES } from './encode-logo'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0b6e4f' } })

/** A PNG whose head claims a size, with as many rows of nothing as are given. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(1_000_000))
  const parts = [chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

test.each(['png', 'jpeg', 'webp'] as const)('a %s becomes a small square WebP, whatever its shape', async (format) => {
  const encoded = await encodeLogo(await picture(600, 200).toFormat(format).toBuffer())
  if (!encoded.ok) throw new Error(encoded.problem)
  const { width, height, format: made } = await sharp(encoded.logo).metadata()
  expect({ width, height, made }).toEqual({ width: 88, height: 88, made: 'webp' })
  expect(encoded.logo.length).toBeLessThanOrEqual(2048)
})

test('a photo is made small enough, and loses where it was taken', async () => {
  const noise = await sharp({
    create: { width: 300, height: 300, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 60 } } as never,
  })
    .withExif({ IFD0: { Copyright: 'a secret place' } })
    .jpeg()
    .toBuffer()
  expect(noise.includes('a secret place')).toBe(true)
  const encoded = await encodeLogo(noise)
  if (!encoded.ok) throw new Error(encoded.problem)
  expect(encoded.logo.length).toBeLessThanOrEqual(4096)
  expect(encoded.logo.includes('a secret place')).toBe(false)
})

test.each([
  ['an SVG with a script', Buffer.from('<?xml version="1.0"?>\n<svg xmlns="x"><script>alert(1)</script></svg>'), 'svg'],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'other_type'],
  ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), 'other_type'],
  ['nothing', Buffer.alloc(0), 'other_type'],
  ['more bytes than are taken', Buffer.alloc(PICTURE_MOST_BYTES + 1), 'too_large'],
  ['a PNG of a few kB that unfolds to 40,000 × 40,000 pixels', pngOf(40_000, 40_000), 'too_many_pixels'],
  ['only the head of a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'broken'],
  ['a PNG that is cut off', pngOf(400, 400).subarray(0, 60), 'broken'],
])('%s is refused', async (_, bytes, problem) => {
  expect(await encodeLogo(bytes)).toEqual({ ok: false, problem })
})
