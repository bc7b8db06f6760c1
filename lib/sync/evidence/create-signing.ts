import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Env } from '@/lib/env'
import { newPrivateKey, readVkey } from '@/lib/notes/keys'
import { folderMemory } from './memory'
import { readSigner } from './signer'
import type { Signing } from './signing'

/** How long a command may take for one signature, in milliseconds. */
const SIGNER_MS = 10_000

type Settings = Pick<
  Env,
  | 'BASE_URL'
  | 'EVIDENCE_KEY'
  | 'EVIDENCE_KEY_FILE'
  | 'EVIDENCE_MEMORY'
  | 'EVIDENCE_SIGNER'
  | 'EVIDENCE_SIGNER_KEY'
  | 'EVIDENCE_WITNESSES'
  | 'SAYSO_DATA'
  | 'SAYSO_DEMO'
>

/**
 * Returns how this process signs checkpoints, by its settings. The demo makes its own key.
 * @throws KeyFormatError when the key of a witness is none
 */
export async function createSigning(settings: Settings): Promise<Signing> {
  const { EVIDENCE_KEY: key, EVIDENCE_SIGNER: words, EVIDENCE_SIGNER_KEY: publicKey } = settings
  const command = words && publicKey ? { words, publicKey, timeoutMs: SIGNER_MS } : undefined
  let keyFile = settings.EVIDENCE_KEY_FILE
  if (settings.SAYSO_DEMO && !key && !keyFile && !command) keyFile = await demoKey(settings)
  return {
    signer: () => readSigner({ key, keyFile, command }),
    memory: folderMemory(settings.EVIDENCE_MEMORY ?? join(settings.SAYSO_DATA, 'checkpoints')),
    witnesses: settings.EVIDENCE_WITNESSES.map(({ url, vkey }) => ({ url, key: readVkey(vkey) })),
  }
}

async function demoKey({ SAYSO_DATA, BASE_URL }: Settings): Promise<string> {
  const file = join(SAYSO_DATA, 'evidence.key')
  if (!existsSync(file))
    await writeFile(file, `${newPrivateKey(new URL(BASE_URL).host)}\n`, { mode: 0o600, flag: 'wx' })
  return file
}
