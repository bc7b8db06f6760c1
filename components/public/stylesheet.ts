import { createHash } from 'node:crypto'
import { BoundedMap } from '@/lib/bounded-map'
import { brandPalette } from './brand'
import { type Part, styleOf } from './style'

/** The brands that a process remembers; forgetting one costs time and nothing else. */
const CACHE_SIZE = 10_000

const sheets = new BoundedMap<string, string>(CACHE_SIZE)
const hashes = new BoundedMap<string, string>(CACHE_SIZE)

/** Returns the stylesheet of a page that has these parts, in a business's colour (`#rrggbb`, or null for neutral). */
export function stylesheetFor(color: string | null, parts: readonly Part[]): string {
  return sheets.remember(`${color} ${parts.join(' ')}`, () => styleOf(brandPalette(color), parts))
}

/**
 * Returns the source expression that allows exactly this stylesheet in a Content-Security-Policy: `'sha256-…'`, quotes
 * included.
 */
export function styleHash(css: string): string {
  return hashes.remember(css, () => `'sha256-${createHash('sha256').update(css).digest('base64')}'`)
}

/** Returns the same for the stylesheet that a rendered page has in it. */
export function styleHashIn(html: string | Buffer): string {
  const [open, close] = ['<style>', '</style>']
  const from = html.indexOf(open) + open.length
  const to = html.indexOf(close, from)
  return styleHash(typeof html === 'string' ? html.slice(from, to) : html.toString('utf8', from, to))
}
