import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort } from '@/lib/process/ports.mjs'
import { type EmptyPostgres, installedPostgres, startEmptyPostgres } from '@/testing/empty-postgres'
import { bareEnvironment } from '@/testing/instance'
import { copyProject } from '@/testing/project-copy'
import { expect, test } from '../testing/test'

const OPERATIONS = readFileSync(resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8')

const BUSINESS_DOCUMENT = readFileSync(resolve(import.meta.dirname, '../../docs/business.md'), 'utf8')
const FROM_A_FILE = /^```sh\n([\s\S]*?)^```$/m.exec(BUSINESS_DOCUMENT)?.[1] ?? ''

/** Returns the steps of "From nothing to a running server" as docs/operations.md has them. */
function stepsOfPage(): { language: string; code: string }[] {
  const section = OPERATIONS.split('\n## From nothing to a running server\n')[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^ {3}```(sh|sql)\n([\s\S]*?)^ {3}```$/gm)].map(([, language = '', code = '']) => ({
    language,
    code: code.replaceAll(/^ {3}/gm, ''),
  }))
}

/** Runs a step as a person would type it, in the folder of the project. */
function shell(folder: string, code: string) {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', code], {
    cwd: folder,
    env: { ...bareEnvironment(), NODE_ENV: 'production' },
    // With a socket as its input, bash takes itself for a remote shell and reads the machine's own settings.
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: what bash has started must end with it.
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  return { child, ended, output: () => output }
}

if (!installedPostgres().some(({ version }) => version === '15'))
  process.stderr.write('PostgreSQL 15 is not installed: the first steps are tried on 18 alone in this run\n')

for (const { version, native } of installedPostgres()) {
  test(`docs/operations.md leads from an empty PostgreSQL ${version} to a server that answers a key's question`, async () => {
    test.slow()
    const database: EmptyPostgres = await startEmptyPostgres(native)
    const project = copyProject()
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    /** The only difference from the printed step is the address of the database. */
    const here = (code: string) => code.replaceAll('localhost:5432', `127.0.0.1:${database.port}`)
    const [sql, settings, schema, start, keys, ...more] = stepsOfPage()
    expect(more).toEqual([])
    expect([sql, settings, schema, start, keys].map((step) => step?.language)).toEqual(['sql', 'sh', 'sh', 'sh', 'sh'])
    let server: ReturnType<typeof shell> | undefined
    try {
      for (const statement of (sql?.code ?? '').split(';').filter((each) => each.trim() !== ''))
        await database.admin(statement)
      expect(await shell(project.folder, here(settings?.code ?? '')).ended).toEqual({ code: 0, output: '' })
      appendFileSync(join(project.folder, '.env'), `PORT=${port}\nHOSTNAME=127.0.0.1\nWEB_CONCURRENCY=1\n`)

      const migrated = await shell(project.folder, schema?.code ?? '').ended
      expect(migrated.code).toBe(0)
      expect(migrated.output).toMatch(
        /^The database is at the newest schema: (\d+) migrations, \1 of them applied now\.$/m,
      )

      server = shell(project.folder, start?.code ?? '')
      await expect.poll(server.output, { timeout: 90_000 }).toMatch(/^Sayso: https:\/\/preferences\.example\.com$/m)
      expect((await fetch(`${url}/readyz`)).status).toBe(200)
      expect(await (await fetch(url, { headers: { 'accept-language': 'es' } })).text()).toContain(
        'Tus mensajes de WhatsApp',
      )
      // The operator makes the business with this code in the browser (set-up.e2e.ts), or from a file.
      await expect.poll(server.output).toMatch(/^Set-up code: \S+ \(for 24 hours, at https:\S+\/console\)$/m)
      const made = await shell(project.folder, FROM_A_FILE).ended
      expect(made.output).toContain('Made the business Norte Books (norte-books) with 3 topics')
      expect(made.code).toBe(0)

      const key = await shell(project.folder, keys?.code ?? '').ended
      expect(key.code).toBe(0)
      const token = /sayso_live_[\w-]+/.exec(key.output)?.[0] ?? ''
      const topics = await fetch(`${url}/api/v1/topics`, { headers: { authorization: `Bearer ${token}` } })
      expect(await topics.json()).toMatchObject({ topics: [{ key: 'orders' }, { key: 'offers' }, { key: 'security' }] })
    } finally {
      if (server?.child.pid) process.kill(-server.child.pid, 'SIGTERM')
      await server?.ended
      project.remove()
      await database.remove()
    }
  })
}
