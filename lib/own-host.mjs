const THIS_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

/**
 * Whether a request was sent to us by a name that is ours: this machine's, or the public address. A page elsewhere can
 * make its own name lead here ("DNS rebinding") and then read what it gets; its name is in `Host` all the same.
 * @param {string | null | undefined} host
 * @param {string} baseUrl
 */
export function isOwnHost(host, baseUrl) {
  if (!host) return false
  return THIS_MACHINE.test(host) || host.toLowerCase() === new URL(baseUrl).host
}
