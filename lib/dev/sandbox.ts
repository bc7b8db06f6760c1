import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { DemoConfig } from '@/lib/sandbox/demo-config'
import { Sandbox } from '@/lib/sandbox/sandbox'
import { startSandboxServer } from '@/lib/sandbox/server'
import { SnapshotFile } from '@/lib/sandbox/snapshot-file'

/**
 * Runs the stand-in for Weni and the phone as a process of its own. It reads SANDBOX_PORT and SAYSO_DATA/demo.json, and
 * reads and writes SAYSO_DATA/sandbox.json.
 */
async function main(): Promise<void> {
  const { SANDBOX_PORT, SAYSO_DATA } = env()
  const config = DemoConfig.parse(JSON.parse(await readFile(join(SAYSO_DATA, 'demo.json'), 'utf8')))
  const onError = (err: unknown) => log.error({ err }, 'the sandbox failed at a request')
  const sandbox = new Sandbox(config)
  const snapshot = new SnapshotFile(join(SAYSO_DATA, 'sandbox.json'), sandbox, onError)
  const restored = snapshot.start()
  const server = await startSandboxServer(sandbox, { port: SANDBOX_PORT, onError })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    await snapshot.stop()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  log.info({ port: server.port, contacts: sandbox.store.contacts.size, restored }, 'the sandbox is ready')
}

main().catch((err: unknown) => {
  log.fatal({ err }, 'the sandbox could not start')
  process.exit(1)
})
