import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { ROOT, isEmbedded, madeKeys } from '../process/environment.mjs'

/**
 * Completes the environment of this process, for itself and its children: ports, addresses, data folder; for the demo
 * also a database (started here when none is given) and keys.
 * @returns {Promise<{ folder: string, serverPid: number | undefined, release: () => Promise<void> }>}
 */
export async function prepareEnvironment() {
  const folder = resolve(ROOT, process.env['SAYSO_DATA'] || '.sayso')
  mkdirSync(folder, { recursive: true })
  const embedded = isEmbedded()
  setDefault('PORT', '3000')
  setDefault('SANDBOX_PORT', '3001')
  setDefault('SAYSO_DEMO', embedded ? '1' : '0')
  setDefault('BASE_URL', `http://localhost:${process.env['PORT']}`)
  setDefault('SANDBOX_URL', `http://localhost:${process.env['SANDBOX_PORT']}`)
  process.env['SAYSO_DATA'] = folder
  if (process.env['SAYSO_DEMO'] === '1') {
    process.env['ALLOW_PRIVATE_BACKENDS'] = withSandbox(process.env)
    for (const [name, value] of Object.entries(madeKeys(folder))) setDefault(name, value)
  }
  if (!embedded) return { folder, serverPid: undefined, release: async () => {} }

  const { acquirePostgres } = await import('./embedded-postgres.mjs')
  const server = await acquirePostgres(folder)
  process.env['DATABASE_OWNER_URL'] = server.ownerUrl
  process.env['DATABASE_URL'] = server.appUrl
  process.env['DATABASE_WORKER_URL'] = server.workerUrl
  return { folder, serverPid: server.pid, release: server.release }
}

/**
 * Returns the backends of the demo that may be private: its sandbox, which holds its three backends, and any that the
 * settings name.
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
export function withSandbox({ ALLOW_PRIVATE_BACKENDS: named = '', SANDBOX_PORT: port, SANDBOX_URL: url = '' }) {
  const all = [`localhost:${port}`, URL.canParse(url) ? new URL(url).host : '', ...named.split(',')]
    .map((entry) => entry.trim())
    // env.ts reports an entry without a port, and an address at the default port has none.
    .filter((entry, place) => place !== 1 || /:\d+$/.test(entry))
  return [...new Set(all.filter(Boolean))].join(',')
}

/** @param {string} name @param {string} value */
function setDefault(name, value) {
  if (!process.env[name]?.trim()) process.env[name] = value
}
