/**
 * The caller's address: the entry of X-Forwarded-For that the outermost of our own proxies wrote, counted from the right. Whatever
 * stands left of it is what the caller claims. Null without trusted proxies, or when the header is shorter than they would make it.
 */
export function clientIp(headers: Headers, trustedHops: number): string | null {
  if (trustedHops === 0) return null
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  return entries.at(-trustedHops) || null
}
