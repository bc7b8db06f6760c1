import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Runs a process that has opened a pool, and in which a promise is rejected that nothing waits for. */
async function processWith(rejection: string): Promise<number | null> {
  const script = `
    import { connect } from './db/client'
    connect('postgres://nobody@127.0.0.1:1/none', { max: 1 })
    void Promise.reject(${rejection})
    setImmediate(() => process.exit(0))`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: ROOT,
    stdio: 'ignore',
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

test('a connection lost while postgres.js asks for types ends no process; any other unhandled rejection does', async () => {
  const lost = `Object.assign(new Error('connect ECONNREFUSED'), { query: 'select b.oid, b.typarray from pg_catalog.pg_type a' })`
  expect(await processWith(lost)).toBe(0)
  expect(await processWith(`new Error('a bug')`)).toBe(1)
})
