import { createHash } from 'node:crypto'
import { brandPalette } from './brand'
import { type Part, styleOf } from './style'

/** More brands than this in one process start over: the cache saves time, not correctness. */
const CACHE_SIZE = 10_000

const sheets = new Map<string, string>()
const hashes = new Map<string, string>()

function remember<Key>(cache: Map<Key, string>, key: Key, make: () => string): string {
  const known = cache.get(key)
  if (known !== undefined) return known
  if (cache.size >= CACHE_SIZE) cache.clear()
  const made = make()
  cache.set(key, made)
  return made
}

/** Returns the stylesheet of a page that has these parts, in a business's colour (`#rrggbb`, or null for neutral). */
export function stylesheetFor(color: string | null, parts: readonly Part[]): string {
  return remember(sheets, `${color} ${parts.join(' ')}`, () => styleOf(brandPalette(color), parts))
}

/** The source expression that allows exactly this stylesheet in a Content-Security-Policy: `'sha256-…'`, quotes included. */
export function styleHash(css: string): string {
  return remember(hashes, css, () => `'sha256-${createHash('sha256').update(css).digest('base64')}'`)
}

/** Returns the same for the stylesheet that a rendered page has in it. */
export function styleHashIn(html: string | Buffer): string {
  const [open, close] = ['<style>', '</style>']
  const from = html.indexOf(open) + open.length
  const to = html.indexOf(close, from)
  return styleHash(typeof html === 'string' ? html.slice(from, to) : html.toString('utf8', from, to))
}
