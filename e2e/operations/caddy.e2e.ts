import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePort } from '@/lib/process/ports.mjs'
import { bareEnvironment, instance } from '@/testing/instance'
import { reissued } from '@/testing/links'
import { until } from '@/testing/until'
import { expect, test } from '../testing/console-shop'

// TLS on demand, by a real Caddy with the configuration of docs/own-domain.md. Where there is no Caddy, these tests do
// not exist, and the run says so; the endpoint and the rules of hosts are tested in e2e/http/own-domain.e2e.ts always.

const version = versionOfCaddy()
if (version === null) process.stderr.write('caddy is not installed: TLS on demand is not tried in this run\n')

function versionOfCaddy(): string | null {
  try {
    return execFileSync('caddy', ['version'], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

/** Returns the configuration in the docs, with the ports of the test and Caddy's own authority. */
function configuration(web: string, https: number, http: number, storage: string): string {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/own-domain.md'), 'utf8')
  const [, printed = ''] = /^```caddyfile\n([\s\S]*?)^```$/m.exec(page) ?? []
  const here = `admin off\n\tlocal_certs\n\tskip_install_trust\n\thttp_port ${http}\n\thttps_port ${https}\n\tstorage file_system ${storage}\n`
  return printed.replace('{\n', `{\n\t${here}`).replaceAll('127.0.0.1:3000', web)
}

interface Answer {
  status: number
  body: string
}

function get(port: number, host: string, path: string, ca: string): Promise<Answer> {
  return new Promise((done, failed) => {
    const sent = request(
      { host: '127.0.0.1', port, path, servername: host, ca, headers: { host: `${host}:${port}` } },
      (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
        response.on('end', () => done({ status: response.statusCode ?? 0, body }))
      },
    )
    sent.on('error', failed).end()
  })
}

if (version !== null)
  test('Caddy gets a certificate for a proven name at the first visit, and for no other name', async ({
    shop,
    person,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'sayso-caddy-'))
    const [https, http] = [await freePort(), await freePort()]
    const web = new URL(instance().url).host.replace('localhost', '127.0.0.1')
    writeFileSync(join(folder, 'Caddyfile'), configuration(web, https, http, join(folder, 'storage')))
    const caddy = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], {
      env: { ...bareEnvironment(), HOME: folder, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let log = ''
    caddy.stderr.on('data', (chunk) => (log += String(chunk)))
    try {
      const root = join(folder, 'storage/pki/authorities/local/root.crt')
      await until(async () => (existsSync(root) && log.includes('serving initial configuration') ? true : undefined))
      const ca = readFileSync(root, 'utf8')
      const host = `avisos-${randomUUID().slice(0, 8)}.loja-um.com.br`
      const link = new URL(reissued(person.url, { business: shop.number, contact: await shop.newContact() })).pathname
      await expect(get(https, host, link, ca)).rejects.toThrow(/alert|ECONNRESET|socket hang up/)
      await shop.serveUnder(host)
      const opened = await get(https, host, link, ca)
      expect([opened.status, opened.body.includes('Norte Books')]).toEqual([200, true])
      expect((await get(https, host, '/console', ca)).status).toBe(404)
      expect((await get(https, host, `/ask?domain=${host}`, ca)).status).toBe(404)
      await expect(get(https, `x.${host}`, link, ca)).rejects.toThrow(/alert|ECONNRESET|socket hang up/)
    } finally {
      await ended(caddy)
      rmSync(folder, { recursive: true })
    }
  })

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill()
  await once(child, 'exit')
}
