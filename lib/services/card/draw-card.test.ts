import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawCard } from './draw-card'

const logoOf = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 4, background: '#c1121f' } })
    .webp()
    .toBuffer()

test.each([
  ['with a logo', '#0b6e4f', 88],
  ['without a logo', '#f2c200', null],
  ['with a logo of one pixel', '#000000', 1],
])('a picture %s has what chats ask for', async (_, color, side) => {
  const card = await drawCard(color, side === null ? null : await logoOf(side))
  const { format, width, height } = await sharp(card).metadata()
  expect([format, width, height]).toEqual(['png', 600, 315])
  expect(card.length).toBeLessThan(100_000)
})

test('the colour is the ground, and the logo is in the middle', async () => {
  const { data, info } = await sharp(await drawCard('#0b6e4f', await logoOf(88)))
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
  const near = (seen: number[], wanted: number[]) => seen.every((value, at) => Math.abs(value - (wanted[at] ?? 0)) < 12)
  expect(near(pixel(5, 5), [0x0b, 0x6e, 0x4f])).toBe(true)
  expect(near(pixel(300, 157), [0xc1, 0x12, 0x1f])).toBe(true)
  expect(near(pixel(300, 58), [255, 255, 255])).toBe(true)
})
