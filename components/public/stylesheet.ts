import { createHash } from 'node:crypto'
import { brandPalette } from './brand'
import type { BrandColors } from './brand'
import { BASE_STYLE, shorten } from './style'

/** With more brands than this in one process the cache starts over; that costs time and nothing else. */
const CACHE_SIZE = 10_000

const sheets = new Map<string | null, string>()
const hashes = new Map<string, string>()

function remember<Key>(cache: Map<Key, string>, key: Key, make: () => string): string {
  const known = cache.get(key)
  if (known !== undefined) return known
  if (cache.size >= CACHE_SIZE) cache.clear()
  const made = make()
  cache.set(key, made)
  return made
}

const properties = ({ brand, onBrand }: BrandColors) => shorten(`:root{--brand:${brand};--on:${onBrand}}`)

/** Returns the one stylesheet of the public pages in a business's colour (`#rrggbb`, or null for neutral). */
export function stylesheetFor(color: string | null): string {
  return remember(sheets, color, () => {
    const { light, dark } = brandPalette(color)
    return `${BASE_STYLE}${properties(light)}@media(prefers-color-scheme:dark){${properties(dark)}}`
  })
}

/**
 * Returns the source expression that allows exactly this stylesheet in a Content-Security-Policy: `'sha256-…'`, quotes
 * included.
 */
export function styleHash(css: string): string {
  return remember(hashes, css, () => `'sha256-${createHash('sha256').update(css).digest('base64')}'`)
}
