import { createHash } from 'node:crypto'
import { BoundedMap } from '@/lib/bounded-map'
import { brandPalette } from './brand'
import { type Part, styleOf } from './style'
import type { Theme } from './view'

/** The brands that a process remembers; forgetting one costs time and nothing else. */
const CACHE_SIZE = 10_000

/** The looks of frames that a process remembers: a site may ask for any colour, and must not push out the pages' own. */
const FRAMED_SIZE = 500

const framedSheets = new BoundedMap<string, string>(FRAMED_SIZE)
const sheets = new BoundedMap<string, string>(CACHE_SIZE)
const hashes = new BoundedMap<string, string>(CACHE_SIZE)

/** Returns the stylesheet of a page that has these parts, in a business's colour (`#rrggbb`, or null for neutral). */
export function stylesheetFor(color: string | null, parts: readonly Part[]): string {
  return sheets.remember(`${color} ${parts.join(' ')}`, () => styleOf(brandPalette(color), parts))
}

/** Returns the same for a page in a frame, whose site may ask for a colour and for light or dark. */
export function framedStylesheet(color: string | null, parts: readonly Part[], theme: Theme): string {
  return framedSheets.remember(`${color} ${theme} ${parts.join(' ')}`, () => styleOf(brandPalette(color), parts, theme))
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
