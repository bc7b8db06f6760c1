import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrSvg } from './qr-svg'

test('every dark cell of the code is drawn where it belongs, and no other, with four quiet cells around', () => {
  const text = 'https://preferences.example/b/cafe-aurora'
  const svg = qrSvg(text)
  const drawn = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`))
  const { data, size } = encode(text, { border: 0, ecc: 'Q' })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x + 4} ${y + 4}`] : [])))
  expect(drawn).toEqual(new Set(dark))
  expect(svg).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`)
})
