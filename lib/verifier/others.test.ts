import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import vectors from '@/lib/notes/vectors.json'
import { ROOT } from '@/lib/process/environment.mjs'
import { fromBase64 } from './source/bytes'
import { ed25519With } from './source/ed25519'
import { readKeys } from './source/keys'
import { GrowingTree, includes, leafHash } from './source/merkle'
import { isSigned, readCheckpoint } from './source/note'
import { readProof } from './source/proof'
import { sha256 } from './source/sha256'
import { sha512 } from './source/sha512'
import { makeLog, makeReceipt, NAME, ORIGIN, signer, vkey } from './testing'

// The verifier beside code that neither it nor the server shares: Go's checksum database (golang.org/x/mod/sumdb) and
// Cloudflare's Rust crates signed_note and tlog_tiles.

const bytes = (text: string) => fromBase64(text) ?? new Uint8Array()
const rootAt = (size: number) => bytes(vectors.roots.find((each) => each.size === size)?.root ?? '')
const entry = (index: number) => createHash('sha256').update(String(index)).digest()

test('the verifier accepts every proof, root and note that Go made, and none of them with one flipped byte', async () => {
  for (const { index, size, proof } of vectors.inclusion) {
    const given = { leaf: leafHash(sha256, entry(index)), index, size, path: proof.map(bytes), root: rootAt(size) }
    expect(includes(sha256, given)).toBe(true)
    expect(includes(sha256, { ...given, leaf: given.leaf.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) })).toBe(false)
  }
  for (const { size, root } of vectors.roots.filter((each) => each.size <= 600)) {
    const tree = new GrowingTree(sha256)
    for (let index = 0; index < size; index++) tree.add(leafHash(sha256, entry(index)))
    expect(tree.root()).toEqual(bytes(root))
  }
  for (const { vkey: key, note } of vectors.notes) {
    const { logs } = readKeys(sha256, [key])
    const checkpoint = readCheckpoint(note)
    if (!checkpoint) throw new Error('Go made a checkpoint that is not read')
    expect(await isSigned(ed25519With(sha512), checkpoint, logs)).toBe('signed')
    const forged = { ...checkpoint, text: checkpoint.text.replace('\n', 'x\n') }
    expect(await isSigned(ed25519With(sha512), forged, logs)).toBe('wrong')
  }
})

interface Claim {
  vkey: string
  checkpoint: string
  entry: string
  index: number
  proof: string[]
}

const by = signer(ORIGIN, 1)
const log = makeLog(20, { log: by, installation: signer(NAME, 1) })

/** Returns what a receipt claims, in the words of both programs. */
function claimOf(index: number): Claim {
  const receipt = makeReceipt(log, index)
  const text = receipt.proof ?? ''
  const proof = readProof(text)
  return {
    ...{ vkey: vkey(by), checkpoint: text.slice(text.indexOf('\n\n') + 2), index },
    entry: Buffer.from(receipt.line.hash, 'hex').toString('base64'),
    proof: (proof?.path ?? []).map((hash) => Buffer.from(hash).toString('base64')),
  }
}

const flip = (base64: string) =>
  Buffer.from(bytes(base64).map((byte, at) => (at === 5 ? byte ^ 1 : byte))).toString('base64')
const right = Array.from({ length: 20 }, (_, index) => claimOf(index))
const wrong = right.flatMap((claim) => [
  { ...claim, entry: flip(claim.entry) },
  { ...claim, proof: claim.proof.map((hash, at) => (at === 0 ? flip(hash) : hash)) },
  { ...claim, checkpoint: claim.checkpoint.replace('\n20\n', '\n21\n') },
  { ...claim, vkey: vkey(signer(ORIGIN, 2)) },
])

const GO = join(ROOT, 'lib/notes/go')
const RUST = join(ROOT, '.sayso/rust/debug/sayso-others')

/** Both are built beforehand, and fetch nothing here. */
const PROGRAMS = [
  {
    name: 'Go',
    hint: 'run `go mod download` in lib/notes/go',
    start: (input: string) => {
      const settings = ['GOPROXY=off', 'GOFLAGS=-mod=mod', 'GOTOOLCHAIN=local']
      return spawnSync('env', [...settings, 'go', 'run', '.'], { cwd: GO, input, encoding: 'utf8', maxBuffer: 2 ** 24 })
    },
  },
  {
    name: 'Rust',
    hint: 'run `cargo build` in lib/verifier/rust',
    start: (input: string) =>
      existsSync(RUST) ? spawnSync(RUST, { input, encoding: 'utf8', maxBuffer: 2 ** 24 }) : { status: 1, stdout: '' },
  },
]

test.each(PROGRAMS)('what $name’s own code says of receipts is what the verifier says', ({ name, hint, start }) => {
  if (start('[]').status !== 0) {
    process.stdout.write(`${name} is not ready on this machine, so the vectors that Go made stand in: ${hint}.\n`)
    expect(vectors.inclusion.length).toBeGreaterThan(50)
    return
  }
  const verdicts = JSON.parse(start(JSON.stringify([...right, ...wrong])).stdout) as string[]
  expect(verdicts).toHaveLength(right.length + wrong.length)
  expect(verdicts.slice(0, right.length).filter((verdict) => verdict !== '')).toEqual([])
  expect(verdicts.slice(right.length).filter((verdict) => verdict === '')).toEqual([])
})
