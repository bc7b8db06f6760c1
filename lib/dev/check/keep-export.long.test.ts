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
async function keep(answer: RequestListener, { business = 'norte', at = NOW, seconds = 600 } = {}) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const key = join(folder, 'key')
  writeFileSync(key, `${KEY}\n`)
  const child = spawn('sh', [join(ROOT, 'deploy/evidence/keep-export.sh'), join(folder, 'kept'), business], {
    env: {
      ...{ NODE_ENV: 'production', PATH: '/usr/local/bin:/usr/bin:/bin', SAYSO_NOW: String(at / 1000) },
      ...{ SAYSO_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, SAYSO_API_KEY_FILE: key },
      MAX_SECONDS: String(seconds),
    },
  })
  let err = ''
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  const [code] = (await once(child, 'close')) as [number]
  server.close()
  server.closeAllConnections()
  const files = readdirSync(join(folder, 'kept')).filter((name) => !name.endsWith('.lock'))
  return { code, err, files: files.sort() }
}

const whole: RequestListener = (request, response) => {
  const { authorization } = request.headers
  response.writeHead(authorization === `Bearer ${KEY}` && request.url === '/api/v1/exports/evidence.jsonl' ? 200 : 403)
  response.end(WHOLE)
}

/** Returns an export of a log with this number of entries; those from `from` on came after a restore. */
const logOf = (entries: number, from = entries): RequestListener => {
  const lines = Array.from({ length: entries }, (_, index) => JSON.stringify({ index, line: index < from ? 'a' : 'b' }))
  const stamp = '{"time_stamp":"of the last day"}'
  return (_, response) => void response.end(`${WHOLE.split('\n')[0] ?? ''}\n${lines.join('\n')}\n${stamp}\n`)
}
const HOUR = 3_600_000

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

  test('of what is older than two days the last of each day stays, for a month, as do others’ files', async () => {
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
      ...['norte.20261122T080000Z.before-restore.jsonl', 'norte.20261122T090000Z.jsonl'],
      'norte.20261129T080000Z.jsonl',
      ...['norte.20261129T090000Z.jsonl', 'norte.20261129T164931Z.jsonl', 'norte.20261129T164932Z.jsonl'],
      'sur.20200101T000000Z.jsonl',
    ])
  })
  test('the export from before a restore is kept for good, however long the log gets afterwards', async () => {
    const at = (hours: number) => ({ at: NOW + hours * HOUR })
    await keep(logOf(90), at(-1))
    await keep(logOf(100), at(0))
    // The backup had 80 entries, and others came in the place of those that are lost.
    const { code, err } = await keep(logOf(80), at(1))
    expect([code, err]).toEqual([0, expect.stringContaining('20261129T164931Z.before-restore.jsonl')])
    for (const [entries, hours] of [[90, 2] as const, [110, 3] as const, [200, 4] as const])
      expect(await keep(logOf(entries, 80), at(hours))).toMatchObject({ code: 0, err: '' })
    await keep(logOf(210, 80), at(24 * 5))
    const { files } = await keep(logOf(220, 80), at(24 * 60))
    expect(files).toEqual([
      'norte.20261129T164931Z.before-restore.jsonl',
      'norte.20261204T164931Z.jsonl',
      'norte.20270128T164931Z.jsonl',
    ])
  })

  test('a restore is seen too when the log is longer again before the next export', async () => {
    await keep(logOf(100))
    const { code, err, files } = await keep(logOf(120, 80), { at: NOW + HOUR })
    expect([code, err]).toEqual([0, expect.stringContaining('it was set back')])
    expect(files).toEqual(['norte.20261129T164931Z.before-restore.jsonl', 'norte.20261129T174931Z.jsonl'])
  })

  test('a run that comes while another is at work keeps and deletes nothing, and says so', async () => {
    let second: unknown
    const first = await keep((request, response) => {
      void keep(whole, { at: NOW + HOUR }).then((result) => {
        second = result
        whole(request, response)
      })
    })
    expect(second).toMatchObject({
      code: 1,
      err: expect.stringContaining('still at work') as string,
      files: [expect.stringMatching(/^\.norte\.\w{6}$/)],
    })
    expect(first).toMatchObject({ code: 0, files: ['norte.20261129T164931Z.jsonl'] })
    expect(await keep(whole, { at: NOW + HOUR })).toMatchObject({ code: 0 })
  })

  test('what is old goes before anything is fetched, and so does what a killed run left', async () => {
    await keep(whole)
    for (const name of ['norte.20200101T000000Z.jsonl', '.norte.Ab3dEf', '.norte-two.Ab3dEf'])
      writeFileSync(join(folder, 'kept', name), WHOLE)
    const { code, files } = await keep((_, response) => void response.writeHead(503).end(), { at: NOW + HOUR })
    expect([code === 0, files]).toEqual([false, ['.norte-two.Ab3dEf', 'norte.20261129T164931Z.jsonl']])
  })

  test('an export that never ends is given up', async () => {
    const { code, files } = await keep((_, response) => void response.write(WHOLE), { seconds: 1 })
    expect([code === 0, files]).toEqual([false, []])
  })
})
