import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ended } from '../../process/children.mjs'
import { ROOT } from '../../process/environment.mjs'
import { freePort } from '../../process/ports.mjs'

/** Settings of the developer that must not reach the instance under test. */
const OWN_SETTINGS =
  /^(SAYSO_|DATABASE_|AUTH_|OIDC_|SMTP_|BASE_URL$|SANDBOX_URL$|PORT$|SANDBOX_PORT$|HOSTNAME$|WEB_CONCURRENCY$|METRICS_TOKEN$|WORKER_METRICS_|ALLOW_PRIVATE_BACKENDS$|LINK_LIFETIME_DAYS$|TRUSTED_PROXY_HOPS$)/

/**
 * Starts Sayso as `npm start` does, on free ports and an empty data folder, and removes all of it afterwards. The lines
 * that it prints become variables: the tests use what a person would copy from the terminal.
 * @template T
 * @param {(environment: Record<string, string>) => Promise<T>} work
 * @param {string} [root] the folder of the checkout that is started; without it, this one
 * @returns {Promise<T>}
 */
export async function withInstance(work, root = ROOT) {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-e2e-'))
  // Others may enter the folder; otherwise, as root, the database would be put elsewhere and outlive the tests. Its
  // secrets are in closed files.
  chmodSync(folder, 0o711)
  const settings = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()), SAYSO_DATA: folder }
  // An empty value means none, and keeps a .env file from setting the variable.
  const cleared = Object.fromEntries(
    [
      'DATABASE_URL',
      'DATABASE_WORKER_URL',
      'DATABASE_OWNER_URL',
      'BASE_URL',
      'AUTH_URL',
      'AUTH_SECRET',
      'OIDC_ISSUER',
      'SMTP_URL',
      'SANDBOX_URL',
      'SAYSO_KEYS',
      'SAYSO_PEPPER',
      'SAYSO_DEMO',
      'HOSTNAME',
    ].map((name) => [name, '']),
  )
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN_SETTINGS.test(name)))
  const server = spawn(process.execPath, [join(root, 'lib/dev/start.mjs')], {
    cwd: root,
    env: { ...inherited, ...cleared, ...settings, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = ended(server)
  try {
    const shown = await untilShown(server.stdout, gone)
    return await work({
      SAYSO_E2E_URL: shown['Sayso'] ?? '',
      SAYSO_E2E_LINK: shown['Preference link'] ?? '',
      SAYSO_E2E_BACKEND: shown['Backend API'] ?? '',
      SAYSO_E2E_CONSOLE: shown['Console'] ?? '',
      SAYSO_E2E_INBOUND: shown['Weni inbound'] ?? '',
      SAYSO_E2E_SANDBOX_API: `http://localhost:${settings.SANDBOX_PORT}`,
      SAYSO_E2E_DATA: folder,
    })
  } finally {
    server.kill('SIGTERM')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {import('node:stream').Readable} output
 * @param {Promise<number>} gone
 * @returns {Promise<Record<string, string>>} the printed lines by their names
 */
async function untilShown(output, gone) {
  /** @type {Record<string, string>} */
  const shown = {}
  const complete = new Promise((resolve) => {
    createInterface(output).on('line', (line) => {
      const [, name, value] = /^([A-Z][\w ]+): (.+)$/.exec(line) ?? []
      if (name && value) shown[name] = value
      if (name === 'Preference link') resolve('complete')
    })
  })
  const first = await Promise.race([complete, gone])
  if (first !== 'complete') throw new Error('Sayso did not start; the reason stands above.')
  return shown
}
