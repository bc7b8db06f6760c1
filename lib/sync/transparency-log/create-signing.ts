import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Env } from '@/lib/env'
import { newPrivateKey, readVkey } from '@/lib/notes/keys'
import { readPem } from '@/lib/time-stamps/certificates'
import { folderMemory } from './memory'
import { readSigner } from './signer'
import type { Authority, Signing } from './signing'

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
  | 'EVIDENCE_TIMESTAMP_CA'
  | 'EVIDENCE_TIMESTAMP_MINUTES'
  | 'EVIDENCE_TIMESTAMP_URL'
  | 'EVIDENCE_WITNESSES'
  | 'SAYSO_DATA'
  | 'SAYSO_DEMO'
>

/**
 * Returns how this process signs checkpoints, by its settings. The demo makes its own key.
 * @throws KeyFormatError when the key of a witness is none; Error when the certificates of an authority can't be read
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
    authority: await readAuthority(settings),
  }
}

/** @throws Error when the file of certificates can't be read, or holds none */
async function readAuthority(settings: Settings): Promise<Authority | null> {
  const { EVIDENCE_TIMESTAMP_URL: url, EVIDENCE_TIMESTAMP_CA: file, EVIDENCE_TIMESTAMP_MINUTES: minutes } = settings
  if (!url) return null
  return { url, trusted: file ? await readTrusted(file) : [], everyMs: minutes * 60_000 }
}

async function readTrusted(file: string) {
  try {
    return readPem(await readFile(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`EVIDENCE_TIMESTAMP_CA names ${file}, which can't be used: ${reason}`, { cause: error })
  }
}

async function demoKey({ SAYSO_DATA, BASE_URL }: Settings): Promise<string> {
  const file = join(SAYSO_DATA, 'evidence.key')
  if (!existsSync(file))
    await writeFile(file, `${newPrivateKey(new URL(BASE_URL).host)}\n`, { mode: 0o600, flag: 'wx' })
  return file
}
