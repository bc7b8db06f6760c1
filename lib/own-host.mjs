const THIS_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

/**
 * Whether the `Host` of a request is a name of ours: this machine's, or the public address. A foreign page can make its
 * own name point here ("DNS rebinding") and then read the responses, but `Host` still has its name.
 * @param {string | null | undefined} host
 * @param {string} baseUrl
 */
export function isOwnHost(host, baseUrl) {
  if (!host) return false
  return THIS_MACHINE.test(host) || host.toLowerCase() === new URL(baseUrl).host
}

/**
 * Names that only an inner network has: RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`, and Kubernetes' services.
 */
const INNER_NAME = /(^|\.)(localhost|local|internal|lan|home\.arpa|svc)$/

/**
 * Whether a host name, without its port, is of an inner network: an address, a name without a dot, or one that the
 * public DNS never has. Proxies, probes and programs beside us use such names; no page of another site has one.
 * @param {string} name in lower case
 */
export function isInsideHost(name) {
  return !name.includes('.') || /^[\d.]+$/.test(name) || name.startsWith('[') || INNER_NAME.test(name)
}

/**
 * Returns the name in a `Host` header: in lower case, without its port and without a dot at the end; null if it is
 * none.
 * @param {string | undefined} host
 */
export function hostName(host) {
  const [, name] = /^(\[[\da-f:.]{2,45}\]|[\w.-]{1,253}?)\.?(?::\d{1,5})?$/i.exec(host ?? '') ?? []
  return name?.toLowerCase() ?? null
}
