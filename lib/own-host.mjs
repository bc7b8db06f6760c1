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
