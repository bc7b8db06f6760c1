import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { acquirePostgres } from '@/lib/dev/embedded-postgres.mjs'
import { until } from '@/testing/until'
import { LOG_LIMITS } from './bound-log.mjs'

test('the log of the embedded PostgreSQL is bounded while the server runs, and the server writes on into it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-keeper-'))
  // The account of the server may enter the folder; otherwise, as root, its data would be put elsewhere.
  chmodSync(folder, 0o711)
  const log = join(folder, 'postgres.log')
  // As a demo leaves it that ran for months: 18 MB.
  writeFileSync(log, 'LOG:  checkpoint\n'.repeat(1_100_000), { mode: 0o600 })
  const server = await acquirePostgres(folder, { throwaway: true })
  try {
    await until(async () => existsSync(`${log}.1`))
    await until(async () => statSync(log).size < LOG_LIMITS.bytes)
    expect(statSync(`${log}.1`).size).toBeLessThanOrEqual(LOG_LIMITS.bytes)
    const stranger = postgres(Object.assign(new URL(server.adminUrl), { username: 'stranger' }).href, { max: 1 })
    await expect(stranger`select 1`).rejects.toThrow('stranger')
    await stranger.end()
    await until(async () => readFileSync(log, 'utf8').includes('FATAL:  password authentication failed'))
    expect(statSync(log).size, 'the server appends, and does not write where it was before').toBeLessThan(100_000)
  } finally {
    await server.release()
    rmSync(folder, { recursive: true, force: true })
  }
})
