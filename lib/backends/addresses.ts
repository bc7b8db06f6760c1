import { BlockList, isIP, isIPv4 } from 'node:net'

/**
 * IANA special-purpose registries (RFC 6890 and updates): addresses that our requests must never reach unless
 * configured.
 */
const REFUSED_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  // This address is listed as public, but inside Azure it is the host's own server, which hands out certificates
  // (learn.microsoft.com, "What is IP address 168.63.129.16?").
  ['168.63.129.16', 32],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/**
 * Everything outside 2000::/3 is refused: loopback, link-local, unique local, mapped (::ffff:0:0/96), NAT64
 * (64:ff9b::/96), multicast.
 */
const GLOBAL_IPV6 = ['2000::', 3] as const
const REFUSED_IPV6 = [
  // Teredo and others of IETF's protocol assignments.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4: contains an IPv4 address.
  ['2002::', 16],
  ['3fff::', 20],
] as const

// One list for each family, because BlockList treats an IPv4 address and its mapped IPv6 form as the same.
const refusedIpv4 = new BlockList()
for (const [net, prefix] of REFUSED_IPV4) refusedIpv4.addSubnet(net, prefix, 'ipv4')
const globalIpv6 = new BlockList()
globalIpv6.addSubnet(...GLOBAL_IPV6, 'ipv6')
const refusedIpv6 = new BlockList()
for (const [net, prefix] of REFUSED_IPV6) refusedIpv6.addSubnet(net, prefix, 'ipv6')

/** Whether an IP address belongs to the public internet. False for a text that is no address. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  if (isIPv4(address)) return !refusedIpv4.check(address, 'ipv4')
  const bare = address.split('%')[0] ?? ''
  return globalIpv6.check(bare, 'ipv6') && !refusedIpv6.check(bare, 'ipv6')
}

/** Returns the host of a URL without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

/**
 * Whether the setting `ALLOW_PRIVATE_BACKENDS` allows requests to this host and port although the address may be
 * private.
 */
export function isAllowedPrivate(url: URL, allowed: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return allowed.some((entry) => entry.toLowerCase() === `${hostOf(url)}:${port}`)
}

/**
 * Returns what is wrong with an address before its name is looked up, else null. IP literals are judged here because
 * `net.connect` looks up no name for them. The URL parser has already brought `0x7f.1` and the like to their plain
 * form.
 */
export function addressProblem(
  url: URL,
  allowed: readonly string[],
): 'not_http' | 'not_https' | 'address_refused' | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not_http'
  if (isAllowedPrivate(url, allowed)) return null
  if (isIP(hostOf(url)) !== 0 && !isPublicAddress(hostOf(url))) return 'address_refused'
  // A token that crosses the internet unencrypted is as good as published.
  return url.protocol === 'https:' ? null : 'not_https'
}
