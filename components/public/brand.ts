/**
 * Colours of both schemes, shared by the stylesheet and by the computation that keeps every brand colour readable on
 * them.
 */
export const SCHEMES = {
  light: { paper: '#ffffff', ground: '#f5f5f2', ink: '#191d1b', soft: '#5a625d', line: '#dfe1dc' },
  dark: { paper: '#191d1b', ground: '#101311', ink: '#eef1ef', soft: '#a4ada7', line: '#303632' },
} as const

export interface BrandColors {
  brand: string
  onBrand: string
}

/** Without a colour of its own. In dark a grey as far from the paper as in light, or a button looks switched off. */
const NEUTRAL = { light: '#414a46', dark: '#c3cac6' }
const CONTROL_CONTRAST = 3
const TEXT_CONTRAST = 4.5
/** On dark, a colour at the limit looks switched off. */
const DARK_CONTRAST = 6
/** One step of lightness: too small to be seen, and large enough that the search takes few steps. */
const LIGHTNESS_STEP = 0.01

type Triple = readonly [number, number, number]

function toLinear(hex: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function toHex(linear: Triple): string {
  const channel = (value: number) => {
    const clipped = Math.min(1, Math.max(0, value))
    const gamma = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055
    return Math.round(gamma * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${linear.map(channel).join('')}`
}

/** https://bottosson.github.io/posts/oklab/: lightness can change there without the hue. */
function toOklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** Returns the WCAG 2.2 contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [r, g, b] = toLinear(hex)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/**
 * Returns the nearest lightness, in one direction, at which the colour satisfies `fits`. Hue and chroma stay, as far as
 * sRGB can show them.
 */
function shift(hex: string, direction: 1 | -1, fits: (hex: string) => boolean): string {
  if (fits(hex)) return hex
  const [lightness, a, b] = toOklab(toLinear(hex))
  for (let moved = lightness; moved >= 0 && moved <= 1; moved += direction * LIGHTNESS_STEP) {
    const candidate = toHex(fromOklab([moved, a, b]))
    if (fits(candidate)) return candidate
  }
  return direction > 0 ? '#ffffff' : '#000000'
}

/**
 * Returns a business's colour, changed no more than needed so that it can carry text (4.5:1) and be seen as a control
 * (3:1 against paper and ground) in light and in dark.
 * @param color `#rrggbb`; anything else gives neutral colours, because the value ends up inside a stylesheet
 */
export function brandPalette(color: string | null): Record<keyof typeof SCHEMES, BrandColors> {
  const own = color && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : null
  const hex = own ?? NEUTRAL.light
  const { light, dark } = SCHEMES
  const seenOn = (scheme: { paper: string; ground: string }) => (candidate: string) =>
    Math.min(contrast(candidate, scheme.paper), contrast(candidate, scheme.ground)) >= CONTROL_CONTRAST

  // Reds and blues look right under white letters; yellows and oranges would turn brown before white can be read on
  // them.
  const carriesWhite = contrast(hex, '#ffffff') >= CONTROL_CONTRAST
  const onLight = carriesWhite ? '#ffffff' : '#000000'
  const lightBrand = shift(
    hex,
    -1,
    (candidate) => seenOn(light)(candidate) && contrast(candidate, onLight) >= TEXT_CONTRAST,
  )
  const darkBrand = shift(
    own ?? NEUTRAL.dark,
    1,
    (candidate) => seenOn(dark)(candidate) && contrast(candidate, dark.ground) >= DARK_CONTRAST,
  )
  return { light: { brand: lightBrand, onBrand: onLight }, dark: { brand: darkBrand, onBrand: dark.ground } }
}
