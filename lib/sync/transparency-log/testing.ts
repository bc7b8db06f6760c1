import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readCheckpoint } from '@/lib/notes/checkpoint'
import { newPrivateKey, readPrivateKey } from '@/lib/notes/keys'
import type { SyncDeps } from '@/lib/sync/deps'
import { feedAll } from '@/lib/sync/upkeep/feed-lines'
import type { Memory } from './memory'
import { signTrees } from './sign-trees'
import type { Signer } from './signer'
import type { Signing } from './signing'

/** Returns an empty folder, which is removed after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-evidence-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Returns a signer with a new key. */
export function testSigner(name: string): Signer {
  const key = readPrivateKey(newPrivateKey(name))
  return { name, publicKey: key.publicKey, sign: (text: string) => Promise.resolve(key.sign(text)) }
}

/** One for all tests of a file: a new key has everything signed again. */
export const signer = testSigner('log.example')

/** Returns a memory that ends with the process. */
function mapMemory(): Memory {
  const kept = new Map<string, { note: string; writtenAt: number }>()
  return {
    read(origin) {
      const last = kept.get(origin)
      return Promise.resolve(last ? { ...readCheckpoint(last.note).checkpoint, writtenAt: last.writtenAt } : null)
    },
    write: (origin, note) => Promise.resolve(void kept.set(origin, { note, writtenAt: Date.now() })),
  }
}

/** Returns a way of signing with a memory of its own. */
export function testSigning(over: Partial<Signing> & { by?: Signer } = {}): Signing {
  const { by = signer, ...rest } = over
  return { signer: () => Promise.resolve(by), memory: mapMemory(), witnesses: [], authority: null, ...rest }
}

/** Gives lines their positions, then signs. */
export async function feedAndSign(deps: SyncDeps, everything = false): Promise<void> {
  await feedAll(deps, () => true)
  await signTrees(deps, () => true, everything)
}
