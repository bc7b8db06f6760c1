import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'

// deploy/evidence/keep-export.sh, which an operator runs every hour: what it keeps is what a restore has.

const NOW = Date.UTC(2026, 10, 29, 16, 49, 31)
const WHOLE = '{"format":"sayso.export.v1","business":{}}\n{"n":1}\n'
const KEY = 'sayso_live_key'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sayso-exports-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

/** Runs the script against a server that answers as given. */
async function keep(answer: RequestListener, { business = 'norte', at = NOW } = {}) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const key = join(folder, 'key')
  writeFileSync(key, `${KEY}\n`)
  const child = spawn('sh', [join(ROOT, 'deploy/evidence/keep-export.sh'), join(folder, 'kept'), business], {
    env: {
      ...{ NODE_ENV: 'production', PATH: '/usr/local/bin:/usr/bin:/bin', SAYSO_NOW: String(at / 1000) },
      ...{ SAYSO_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, SAYSO_API_KEY_FILE: key },
    },
  })
  let err = ''
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  const [code] = (await once(child, 'close')) as [number]
  server.close()
  return { code, err, files: readdirSync(join(folder, 'kept')).sort() }
}

const whole: RequestListener = (request, response) => {
  const { authorization } = request.headers
  response.writeHead(authorization === `Bearer ${KEY}` && request.url === '/api/v1/exports/evidence.jsonl' ? 200 : 403)
  response.end(WHOLE)
}

// Each starts several programs, which on a busy machine takes a while.
describe('what is kept of the exports', { timeout: 600_000 }, () => {
  test('a complete export is kept under the business and the time, and two businesses are two files', async () => {
    expect(await keep(whole)).toEqual({ code: 0, err: '', files: ['norte.20261129T164931Z.jsonl'] })
    expect(readFileSync(join(folder, 'kept/norte.20261129T164931Z.jsonl'), 'utf8')).toBe(WHOLE)
    const { files } = await keep(whole, { business: 'sur' })
    expect(files).toEqual(['norte.20261129T164931Z.jsonl', 'sur.20261129T164931Z.jsonl'])
  })

  test.each<[string, RequestListener]>([
    [
      'breaks in the middle',
      (_, response) => {
        response.writeHead(200)
        response.write(WHOLE, () => response.destroy())
      },
    ],
    ['is refused', (_, response) => void response.writeHead(503).end(WHOLE)],
    ['is something else', (_, response) => void response.end('<html>\n')],
    ['ends in the middle of a line', (_, response) => void response.end(`${WHOLE}{"n"`)],
  ])('an answer that %s is not kept, and nothing that was kept changes', async (_, answer) => {
    await keep(whole)
    const { code, err, files } = await keep(answer, { at: NOW + 3_600_000 })
    expect([code === 0, err === '', files]).toEqual([false, false, ['norte.20261129T164931Z.jsonl']])
    expect(readFileSync(join(folder, 'kept/norte.20261129T164931Z.jsonl'), 'utf8')).toBe(WHOLE)
  })

  test('a file that is there is never written over', async () => {
    await keep(whole)
    writeFileSync(join(folder, 'kept/norte.20261129T164931Z.jsonl'), 'longer')
    const { code, files } = await keep(whole)
    expect([code === 0, files]).toEqual([false, ['norte.20261129T164931Z.jsonl']])
    expect(readFileSync(join(folder, 'kept/norte.20261129T164931Z.jsonl'), 'utf8')).toBe('longer')
  })

  test('of what is older than two days the last and the longest of each day stay, for a month, as do others’ files', async () => {
    await keep(whole)
    const put = (name: string) => writeFileSync(join(folder, 'kept', name), WHOLE)
    for (const time of ['20261001T000000Z', '20261120T080000Z', '20261120T220000Z', '20261121T080000Z'])
      put(`norte.${time}.jsonl`)
    for (const time of ['20261129T080000Z', '20261129T090000Z']) put(`norte.${time}.jsonl`)
    put('sur.20200101T000000Z.jsonl')
    // The log was set back on that day.
    writeFileSync(join(folder, 'kept/norte.20261122T080000Z.jsonl'), `${WHOLE}{"n":2}\n`)
    put('norte.20261122T090000Z.jsonl')
    const { files } = await keep(whole, { at: NOW + 1000 })
    expect(files).toEqual([
      ...['norte.20261120T220000Z.jsonl', 'norte.20261121T080000Z.jsonl'],
      ...['norte.20261122T080000Z.jsonl', 'norte.20261122T090000Z.jsonl', 'norte.20261129T080000Z.jsonl'],
      ...['norte.20261129T090000Z.jsonl', 'norte.20261129T164931Z.jsonl', 'norte.20261129T164932Z.jsonl'],
      'sur.20200101T000000Z.jsonl',
    ])
  })
})
