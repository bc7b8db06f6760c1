import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decryptPiece, encryptPiece, parseKeyRing } from '@/lib/keys'
import { openPiece, PIECE_BYTES, sealPiece } from './file-piece'

const ring = parseKeyRing(`2:${Buffer.alloc(32, 2).toString('base64')}`)
const of = { fileId: 'file', place: 3 }
const ROWS = Buffer.alloc(PIECE_BYTES, '+5511987650001,promos,yes,2026-01-05,form 17,web form\n')
const unreadable = expect.objectContaining({ code: 'secret_unreadable' })

test('a piece is stored in a fraction of its bytes where its rows repeat each other, and comes back whole', async () => {
  const sealed = await sealPiece(ring, ROWS, of, true)
  expect(sealed.length).toBeLessThan(ROWS.length / 20)
  expect((await openPiece(ring, sealed, of)).equals(ROWS)).toBe(true)
})

test('a piece that would not be shorter is not packed, nor one that the last release may have to read', async () => {
  for (const [bytes, packs] of [
    [randomBytes(PIECE_BYTES), true],
    [Buffer.from('a'), true],
    [Buffer.alloc(0), true],
    [ROWS, false],
  ] as const) {
    const sealed = await sealPiece(ring, bytes, of, packs)
    expect(decryptPiece(ring, sealed, of).isPacked).toBe(false)
    expect((await openPiece(ring, sealed, of)).equals(bytes)).toBe(true)
  }
})

test('a piece of another place, one that is too large, and one not packed as it says do not open', async () => {
  const sealed = await sealPiece(ring, ROWS, of, true)
  await expect(openPiece(ring, sealed, { ...of, place: 4 })).rejects.toThrow(unreadable)
  const large = encryptPiece(ring, deflateRawSync(Buffer.alloc(PIECE_BYTES + 1)), of, true)
  await expect(openPiece(ring, large, of)).rejects.toThrow(unreadable)
  const broken = encryptPiece(ring, deflateRawSync(ROWS).subarray(0, 100), of, true)
  await expect(openPiece(ring, broken, of)).rejects.toThrow(unreadable)
})
