import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toolPath } from '@/lib/dev/tools.mjs'
import { ROOT } from '@/lib/process/environment.mjs'
import { freePort } from '@/lib/process/ports.mjs'
import { SECRET_PREFIXES } from '@/lib/routes.mjs'
import { until } from '@/testing/until'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const CADDYFILE = read('deploy/compose/Caddyfile')
const [, OWN_DOMAIN = ''] = /^```caddyfile\n([\s\S]*?)^```$/m.exec(read('docs/own-domain.md')) ?? []
const TOKEN = 'AbCdEfGhIjKlMnOpQrStUvWx'

/** Paths with a credential, also written as no link of ours is. */
const PATHS = SECRET_PREFIXES.flatMap((prefix) => {
  const [, first = ''] = prefix
  const escaped = `/%${first.charCodeAt(0).toString(16)}${prefix.slice(2)}`
  return [prefix, `/${prefix}`, prefix.toUpperCase(), escaped].map((start) => `${start}${TOKEN}`)
})

/** Returns what hides paths in each log of a configuration of Caddy. */
function filtersOf(configuration: string): { pattern: RegExp; put: string }[] {
  return [...configuration.matchAll(/^\t+request>uri regexp `\(\?i\)([^`]+)` (\S+)$/gm)].map(
    ([, pattern = '', put = '']) => ({ pattern: new RegExp(pattern, 'gi'), put }),
  )
}

test.each([
  ['deploy/compose/Caddyfile', CADDYFILE, 2],
  ['docs/own-domain.md', OWN_DOMAIN, 1],
])('each log of Caddy, of errors as well, hides every path that is a credential: %s', (_, configuration, logs) => {
  expect(configuration.match(/^\tlog \{$/gm)).toHaveLength(logs)
  expect(configuration.match(/^\t+request>headers delete$/gm)).toHaveLength(logs)
  const filters = filtersOf(configuration)
  expect(filters).toHaveLength(logs)
  expect(configuration).toMatch(/^\{[\s\S]*?^\tlog \{[\s\S]*?^\}/m)
  for (const { pattern, put } of filters) {
    expect(PATHS.filter((path) => path.replace(pattern, put).includes(TOKEN))).toEqual([])
    expect('/docs/api?x=1'.replace(pattern, put)).toBe('/docs/api?x=1')
  }
})

test('an operator of another proxy reads all paths that must be in no log', () => {
  const places = ['deploy/helm/sayso/templates/ingress.yaml', 'docs/operations.md', 'docs/own-domain.md']
  const open = places.flatMap((file) =>
    SECRET_PREFIXES.filter((prefix) => !read(file).includes(prefix)).map((prefix) => [file, prefix]),
  )
  expect(open).toEqual([])
})

const caddy = toolPath('caddy')

// Without a Caddy, `npm run check` says that this is not tried.
test.runIf(caddy !== null)(
  'while no web process answers, no credential is in a log of Caddy',
  { timeout: 600_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sayso-caddy-'))
    const [port, nobody] = [await freePort(), await freePort()]
    const here = CADDYFILE.replaceAll('web:3000', `127.0.0.1:${nobody}`).replace(/^\{$/m, '{\n\tadmin off')
    writeFileSync(join(folder, 'Caddyfile'), here)
    const site = `http://127.0.0.1:${port}`
    const server = spawn(caddy ?? '', ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], {
      env: { SAYSO_HOST: site, HOME: folder, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let log = ''
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (log += String(chunk)))
    const closed = once(server, 'close')
    try {
      await until(() => {
        if (server.exitCode !== null) throw new Error(`Caddy did not start:\n${log}`)
        return log.includes('serving initial configuration')
      })
      for (const path of PATHS) {
        const headers = { referer: `https://a.example/p/${TOKEN}`, cookie: `a=${TOKEN}`, 'x-new': TOKEN }
        expect((await fetch(`${site}${path}`, { headers })).status).toBe(502)
      }
      expect((await fetch(`${site}/docs/api`)).status).toBe(502)
    } finally {
      server.kill()
      await closed
      rmSync(folder, { recursive: true, force: true })
    }
    expect(log.split('\n').filter((line) => line.includes(TOKEN))).toEqual([])
    // Both logs did write, and what is no credential is there to be read.
    for (const logger of ['http.log.error', 'http.log.access'])
      expect(log).toMatch(new RegExp(`"logger":"${logger}[^\\n]*"uri":"/docs/api"`))
  },
)
