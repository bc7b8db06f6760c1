import { isIP } from 'node:net'

/**
 * Returns the IP address of the caller: the entry of X-Forwarded-For that the outermost of our own proxies wrote,
 * counted from the right. Entries to the left of it are only claims of the caller. Returns null without trusted
 * proxies, if the header has fewer entries than there are proxies, and if the entry is no IP address: the address is
 * stored as evidence, so it must not be any text that a caller likes to send.
 */
export function clientIp(headers: Headers, trustedHops: number): string | null {
  if (trustedHops === 0) return null
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  return addressOf(entries.at(-trustedHops) ?? '')
}

/**
 * Returns the address without its port, which some proxies write too (IPv6 is then in brackets: RFC 7239, 6), and
 * without its zone, which has a meaning on one machine only.
 */
function addressOf(entry: string): string | null {
  const [, bracketed] = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(entry) ?? []
  const [, withPort] = /^([\d.]+):\d{1,5}$/.exec(entry) ?? []
  const address = bracketed ?? withPort ?? entry
  if (isIP(address) === 0 || address.includes('%')) return null
  return (bracketed !== undefined && isIP(address) !== 6 ? null : address)?.toLowerCase() ?? null
}
