import { createHash } from 'node:crypto'
import { BoundedMap } from '@/lib/bounded-map'
import { brandPalette } from './brand'
import type { BrandColors } from './brand'
import { BASE_STYLE, shorten } from './style'

/** Brands that a process remembers: the cache saves time, not correctness. */
const CACHE_SIZE = 10_000

const sheets = new BoundedMap<string, string | null>(CACHE_SIZE)
const hashes = new BoundedMap<string>(CACHE_SIZE)

const properties = ({ brand, onBrand }: BrandColors) => shorten(`:root{--brand:${brand};--on:${onBrand}}`)

/** The one stylesheet of the public pages in a business's colour (`#rrggbb`, or null for neutral). */
export function stylesheetFor(color: string | null): string {
  return sheets.remember(color, () => {
    const { light, dark } = brandPalette(color)
    return `${BASE_STYLE}${properties(light)}@media(prefers-color-scheme:dark){${properties(dark)}}`
  })
}

/** The source expression that allows exactly this stylesheet in a Content-Security-Policy: `'sha256-…'`, quotes included. */
export function styleHash(css: string): string {
  return hashes.remember(css, () => `'sha256-${createHash('sha256').update(css).digest('base64')}'`)
}
