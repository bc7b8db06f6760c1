import { createHash } from 'node:crypto'
import { EMBED_SCRIPTS, EMBED_VERSION } from './served'

/** Returns the value of `integrity` for a script tag that loads this text (W3C Subresource Integrity). */
export const integrityOf = (text: string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`

/** Returns the tag that loads the newest version of the script from an installation, and nothing else in its place. */
export function scriptTag(baseUrl: string): string {
  const integrity = integrityOf(EMBED_SCRIPTS[EMBED_VERSION] ?? '')
  return `<script src="${baseUrl}/embed/${EMBED_VERSION}.js" integrity="${integrity}" crossorigin="anonymous" async></script>`
}
