import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from '@/lib/process/ports.mjs'
import { bareEnvironment } from './instance'

export interface OidcProvider {
  issuer: string
  stop(): Promise<void>
}

/** Starts a real OpenID provider in a process of its own, which sends people back to this address. */
export async function startOidcProvider(redirectUri: string): Promise<OidcProvider> {
  const port = await freePort()
  const script = fileURLToPath(new URL('oidc-provider.mjs', import.meta.url))
  const child = spawn(process.execPath, [script, String(port), redirectUri], {
    env: { ...bareEnvironment(), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = once(child, 'exit')
  const first = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)])
  if (first === null) throw new Error('the OpenID provider did not start')
  return {
    issuer: `http://localhost:${port}`,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
