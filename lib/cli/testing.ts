import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { TestDatabase } from '@/testing/database'

/** For tests: runs a command itself on a test database, as `npm run` does. */
export async function runCommand(
  { appUrl, workerUrl, ownerUrl }: Pick<TestDatabase, 'appUrl' | 'workerUrl' | 'ownerUrl'>,
  name: string,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const urls = { DATABASE_URL: appUrl, DATABASE_WORKER_URL: workerUrl, DATABASE_OWNER_URL: ownerUrl }
  const child = spawn(process.execPath, ['--import', 'tsx', `lib/cli/${name}.ts`, ...args], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, BASE_URL: 'http://localhost:3000', ...urls },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, out, err }
}
