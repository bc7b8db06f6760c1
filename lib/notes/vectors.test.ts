import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { leafHash } from '@/lib/merkle/hashing'
import { extendTiles, growingTiles, readerOf, type Tile, tileKey, tilesFor, tileWidth } from '@/lib/merkle/tiles'
import { consistencyProof, inclusionProof, rootOf } from '@/lib/merkle/tree'
import { isConsistent, rootFromInclusion } from '@/lib/merkle/verify'
import { checkpointText, readCheckpoint } from './checkpoint'
import { readPrivateKey, readVkey, vkeyOf, verifierOf } from './keys'
import { noteText, readNote, verifyNote } from './note'
import vectors from './vectors.json'

/** Entry i of the trees that Go made. */
const entry = (index: number) => hash('sha256', String(index), 'buffer')
const base64 = (bytes: Buffer) => bytes.toString('base64')
const bytes = (text: string) => Buffer.from(text, 'base64')

/** Builds the tiles of a tree as the worker does: batch by batch, from the tiles that still grow. */
function build(size: number, batch: number): Map<string, Tile> {
  const tiles = new Map<string, Tile>()
  for (let from = 0; from < size; from += batch) {
    const leaves = Array.from({ length: Math.min(batch, size - from) }, (_, at) => leafHash(entry(from + at)))
    const growing = growingTiles(from).flatMap((place) => tiles.get(tileKey(place)) ?? [])
    for (const tile of extendTiles(growing, from, leaves)) tiles.set(tileKey(tile), tile)
  }
  return tiles
}

const LARGEST = 70_000
const tiles = build(LARGEST, 997)
/** Reads only the tiles that a computation asks for, as the database does. */
function compute<T>(work: (read: ReturnType<typeof readerOf>) => T): T {
  return work(readerOf(tilesFor(work).flatMap((place) => tiles.get(tileKey(place)) ?? [])))
}

test('roots are those of Go, from tiles that grew batch by batch', () => {
  for (const { size, root } of vectors.roots) expect(base64(compute((read) => rootOf(read, size)))).toBe(root)
  const atOnce = build(600, 600)
  expect(base64(rootOf(readerOf([...atOnce.values()]), 600))).toBe(vectors.roots.find(({ size }) => size === 600)?.root)
})

test('proofs of inclusion are those of Go, and lead to the root', () => {
  for (const { index, size, proof } of vectors.inclusion) {
    expect(compute((read) => inclusionProof(read, index, size)).map(base64)).toEqual(proof)
    const root = rootFromInclusion(leafHash(entry(index)), index, size, proof.map(bytes))
    expect(root && base64(root)).toBe(vectors.roots.find((each) => each.size === size)?.root)
  }
})

test('proofs of consistency are those of Go, and hold', () => {
  const at = (size: number) => ({ size, root: compute((read) => rootOf(read, size)) })
  for (const { old, size, proof } of vectors.consistency) {
    expect(compute((read) => consistencyProof(read, old, size)).map(base64)).toEqual(proof)
    expect(isConsistent(at(old), at(size), proof.map(bytes))).toBe(true)
  }
})

test('a proof with one bit changed, one hash too many or too few leads nowhere', () => {
  for (const { index, size, proof } of vectors.inclusion.filter((each) => each.proof.length > 0)) {
    const real = vectors.roots.find((each) => each.size === size)?.root
    const hashes = proof.map(bytes)
    const leads = (changed: Buffer[], leaf = leafHash(entry(index)), place = index) => {
      const root = rootFromInclusion(leaf, place, size, changed)
      return root !== null && base64(root) === real
    }
    expect(leads(hashes)).toBe(true)
    for (const at of hashes.keys())
      expect(leads(hashes.map((each, place) => (place === at ? flipped(each) : each)))).toBe(false)
    expect(leads(hashes.slice(1))).toBe(false)
    expect(leads([...hashes, Buffer.alloc(32)])).toBe(false)
    expect(leads(hashes, flipped(leafHash(entry(index))))).toBe(false)
    expect(leads(hashes, leafHash(entry(index)), index + 1)).toBe(false)
  }
})

test('a tree that does not begin with the old one is not consistent with it, whatever the proof', () => {
  const at = (size: number) => ({ size, root: compute((read) => rootOf(read, size)) })
  for (const { old, size, proof } of vectors.consistency.filter((each) => each.old < each.size)) {
    const hashes = proof.map(bytes)
    expect(isConsistent({ size: old, root: flipped(at(old).root) }, at(size), hashes)).toBe(false)
    expect(isConsistent(at(old), { size, root: flipped(at(size).root) }, hashes)).toBe(false)
    expect(isConsistent(at(size), at(old), hashes)).toBe(false)
    for (const place of hashes.keys())
      expect(
        isConsistent(
          at(old),
          at(size),
          hashes.map((each, index) => (index === place ? flipped(each) : each)),
        ),
      ).toBe(false)
  }
})

test('a tile has the width that its tree gives it', () => {
  expect([0, 1, 255, 256, 257].map((size) => tileWidth({ level: 0, index: 0 }, size))).toEqual([0, 1, 255, 256, 256])
  // The example of tlog-tiles.
  expect(tileWidth({ level: 0, index: 273 }, 70_000)).toBe(112)
  expect(tileWidth({ level: 1, index: 1 }, 70_000)).toBe(17)
  expect(tileWidth({ level: 2, index: 0 }, 70_000)).toBe(1)
  for (const tile of tiles.values()) expect(tile.hashes.length).toBe(32 * tileWidth(tile, LARGEST))
})

test('keys and signed checkpoints are those of Go, byte for byte', () => {
  for (const { privateKey, vkey, note } of vectors.notes) {
    const key = readPrivateKey(privateKey)
    const verifier = verifierOf(key.name, key.publicKey)
    expect(vkeyOf(verifier)).toBe(vkey)
    expect(readVkey(vkey)).toEqual(verifier)
    const { checkpoint } = readCheckpoint(note)
    const text = checkpointText(checkpoint)
    const signature = { name: verifier.name, keyId: verifier.id, signature: key.sign(text) }
    expect(noteText({ text, signatures: [signature] })).toBe(note)
    expect(verifyNote(readNote(note), [verifier])).toEqual({ ok: true, by: verifier })
  }
})

function flipped(hash: Buffer): Buffer {
  const copy = Buffer.from(hash)
  copy.writeUInt8(copy.readUInt8(7) ^ 4, 7)
  return copy
}
