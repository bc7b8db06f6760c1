import { brandPalette, contrast, SCHEMES } from './brand'

/** How a colour of a business does on its page. */
export interface ColorCheck {
  /** Whether the page shows the colour as it is. */
  isReadable: boolean
  /** The letters that the page sets on it, and their contrast, 1 to 21. WCAG 2.2 wants 4.5. */
  letters: string
  contrast: number
  /** The contrast to the page around it, in light. WCAG 2.2 wants 3 for a switch. */
  seen: number
  /** What the page shows in its place, in light and in dark. */
  light: string
  dark: string
  /** The nearest colour that the page shows as it is. */
  nearest: string
}

/** More than any colour needs: the first step may turn the letters from black to white, the second is then the last. */
const MOST_STEPS = 8

/** Returns whether a colour can be read on the page, what the page shows in its place, and the nearest that can be. */
export function checkColor(color: string): ColorCheck {
  const { light, dark } = brandPalette(color)
  let nearest = light.brand
  for (let step = 0; step < MOST_STEPS; step++) nearest = brandPalette(nearest).light.brand
  return {
    isReadable: light.brand === color.toLowerCase(),
    letters: light.onBrand,
    contrast: contrast(color, light.onBrand),
    seen: Math.min(contrast(color, SCHEMES.light.paper), contrast(color, SCHEMES.light.ground)),
    light: light.brand,
    dark: dark.brand,
    nearest,
  }
}

/** What a colour fails at: letters on it can't be read, or it can't be seen on the page. */
export const failsAt = ({ letters, contrast: ratio }: ColorCheck): 'letters' | 'seen' =>
  letters === '#ffffff' && ratio < 4.5 ? 'letters' : 'seen'
