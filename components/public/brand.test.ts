import { expect, test } from 'vitest'
import { brandPalette, contrast, SCHEMES } from './brand'

const STEPS = ['00', '22', '44', '66', '88', 'aa', 'cc', 'ee', 'ff']
const GRID = STEPS.flatMap((r) => STEPS.flatMap((g) => STEPS.map((b) => `#${r}${g}${b}`)))

test('any brand colour carries readable text and shows as a control, in light and dark', () => {
  for (const color of GRID) {
    const palette = brandPalette(color)
    for (const scheme of ['light', 'dark'] as const) {
      const { brand, onBrand } = palette[scheme]
      expect(contrast(brand, onBrand), `${color} text in ${scheme}`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(brand, SCHEMES[scheme].paper), `${color} on ${scheme} paper`).toBeGreaterThanOrEqual(3)
      expect(contrast(brand, SCHEMES[scheme].ground), `${color} on ${scheme} ground`).toBeGreaterThanOrEqual(3)
    }
  }
})

test('without a colour, controls stand out from the paper as far in dark as in light', () => {
  const { light, dark } = brandPalette(null)
  expect(contrast(light.brand, SCHEMES.light.paper)).toBeGreaterThan(9)
  expect(contrast(dark.brand, SCHEMES.dark.paper)).toBeGreaterThan(9)
})

test('a colour that already fits is left alone', () => {
  expect(brandPalette('#0B6E4F').light).toEqual({ brand: '#0b6e4f', onBrand: '#ffffff' })
})

test('our own greys read as text, and as controls', () => {
  for (const { paper, ground, ink, soft } of Object.values(SCHEMES)) {
    for (const text of [ink, soft]) {
      expect(contrast(text, paper)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
    }
  }
})

test.each(['red', '#fff', '#12345', '#000000}*{display:none', 'url(x)', null])(
  'the colour %s never reaches the stylesheet',
  (color) => {
    const { light, dark } = brandPalette(color)
    for (const value of [light.brand, light.onBrand, dark.brand, dark.onBrand]) expect(value).toMatch(/^#[0-9a-f]{6}$/)
  },
)

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
