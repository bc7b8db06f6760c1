import { isIP } from 'node:net'

/**
 * The caller's address: the entry of X-Forwarded-For that the outermost of our own proxies wrote, counted from the right. Whatever
 * stands left of it is what the caller claims. Null without trusted proxies, when the header is shorter than they would make it, and when
 * what stands there is no IP address: it is kept as evidence, and must not be anything a caller likes to write.
 */
export function clientIp(headers: Headers, trustedHops: number): string | null {
  if (trustedHops === 0) return null
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  return addressOf(entries.at(-trustedHops) ?? '')
}

/** Some proxies write the port as well, and IPv6 then stands in brackets (RFC 7239, 6). The zone of an address is of one machine. */
function addressOf(entry: string): string | null {
  const [, bracketed] = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(entry) ?? []
  const [, withPort] = /^([\d.]+):\d{1,5}$/.exec(entry) ?? []
  const address = bracketed ?? withPort ?? entry
  if (isIP(address) === 0 || address.includes('%')) return null
  return (bracketed !== undefined && isIP(address) !== 6 ? null : address)?.toLowerCase() ?? null
}
