import { createServer } from 'node:net'

/**
 * Ports that a system gives to nobody by itself: outgoing connections, and listeners at port 0, get those from 32768 or
 * 49152 on. So what was free a moment ago is still free when a process that was just started listens there. Browsers
 * refuse none of these ports.
 */
const FIRST = 11_000
const COUNT = 20_000
/** How far the first ports of two processes with neighbouring numbers are apart, so that they do not try the same. */
const APART = 16

/**
 * Whether a server can listen on this port now.
 * @param {number} port
 * @param {string} [host] as the later listener will give it; all addresses by default
 * @returns {Promise<boolean>}
 */
export function isPortFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

let tried = process.pid * APART

/**
 * Returns a port on which no server listens at the moment, each time another one. Every address is tried, because the
 * caller's listener may want all.
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (let left = COUNT; left > 0; left--) {
    const port = FIRST + (tried++ % COUNT)
    if ((await isPortFree(port, '127.0.0.1')) && (await isPortFree(port))) return port
  }
  throw new Error('no port is free')
}
