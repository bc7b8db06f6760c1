import { isIP } from 'node:net'
import { isInsideHost } from '@/lib/own-host.mjs'

/** RFC 1035, 2.3.4 and RFC 1123, 2.1: labels of letters, digits and hyphens. */
const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/
const HOST_MAX_CHARS = 253
/** Names that the public DNS never has (RFC 6761, RFC 6762, RFC 7686, RFC 8375), and examples (RFC 2606). */
const NEVER_PUBLIC = /(^|\.)(test|example|invalid|onion|arpa|example\.(com|net|org))$/

/**
 * Returns the host name that somebody typed, in the form of the DNS. Returns null for anything that can't be the name
 * of a public page: an address, a name of an inner network, a port, a path.
 */
export function readHost(text: string): string | null {
  const written = text
    .trim()
    .toLowerCase()
    .replace(/^https:\/\//, '')
    .replace(/\.?\/?$/, '')
  if (written.length > 300 || /[\s\p{Cc}/:@?#\\%]/u.test(written) || !URL.canParse(`https://${written}`)) return null
  const host = new URL(`https://${written}`).hostname
  const labels = host.split('.')
  const isName = labels.length >= 2 && host.length <= HOST_MAX_CHARS && labels.every((label) => LABEL.test(label))
  // The last label of a public name has a letter, so that no name is read as an address.
  if (!isName || isIP(host) !== 0 || !/[a-z]/.test(labels.at(-1) ?? '')) return null
  return isInsideHost(host) || NEVER_PUBLIC.test(host) ? null : host
}
