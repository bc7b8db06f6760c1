import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { leafHash } from '@/lib/merkle/hashing'
import { extendTiles, readerOf } from '@/lib/merkle/tiles'
import { inclusionProof, rootOf } from '@/lib/merkle/tree'
import { newPrivateKey, readPrivateKey, verifierOf, vkeyOf } from './keys'
import { signed } from './testing'
import vectors from './vectors.json'

const FOLDER = fileURLToPath(new URL('./go', import.meta.url))

/** Runs the program of ./go. It needs Go and its module on this machine, and fetches neither. */
function go(input: string, ...args: string[]) {
  const settings = ['GOPROXY=off', 'GOFLAGS=-mod=mod', 'GOTOOLCHAIN=local']
  const options = { cwd: FOLDER, input, encoding: 'utf8', maxBuffer: 2 ** 24 } as const
  return spawnSync('env', [...settings, 'go', 'run', '.', ...args], options)
}
const hasGo = go('[]').status === 0

const key = readPrivateKey(newPrivateKey('log.example/019ab000-0000-7000-8000-00000000b001'))
const entries = Array.from({ length: 300 }, (_, index) => Buffer.alloc(32, index % 251))
const read = readerOf(extendTiles([], 0, entries.map(leafHash)))
const root = rootOf(read, entries.length)
const checkpoint = signed(key, { origin: key.name, size: entries.length, root })
const claims = entries.map((entry, index) => ({
  vkey: vkeyOf(verifierOf(key.name, key.publicKey)),
  checkpoint,
  entry: entry.toString('base64'),
  index,
  proof: inclusionProof(read, index, entries.length).map((hash) => hash.toString('base64')),
}))

test("Go's own code accepts what we sign and prove, and refuses one flipped byte", () => {
  if (!hasGo) {
    process.stdout.write(
      'lib/notes/vectors.test.ts alone compares with Go here: run `go mod download` in lib/notes/go.\n',
    )
    expect(vectors.inclusion.length).toBeGreaterThan(50)
    return
  }
  const wrong = claims.slice(0, 9).flatMap((claim) => [
    { ...claim, checkpoint: claim.checkpoint.replace('\n300\n', '\n301\n') },
    { ...claim, entry: Buffer.alloc(32, 255).toString('base64') },
    { ...claim, index: claim.index + 1 },
    { ...claim, vkey: vkeyOf(verifierOf(key.name, Buffer.alloc(32, 1))) },
  ])
  const verdicts = JSON.parse(go(JSON.stringify([...claims, ...wrong])).stdout) as string[]
  expect(verdicts.slice(0, claims.length).filter((verdict) => verdict !== '')).toEqual([])
  expect(verdicts.slice(claims.length).filter((verdict) => verdict === '')).toEqual([])
  expect(verdicts).toHaveLength(claims.length + wrong.length)
})
