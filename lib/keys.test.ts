import { expect, test } from 'vitest'
import { AppError } from './errors'
import {
  decryptEvidence,
  decryptPiece,
  decryptSecret,
  deriveKey,
  encryptEvidence,
  encryptPiece,
  encryptSecret,
  hashToken,
  parseKeyRing,
  purposeKeys,
  safeEqual,
  suppressionHash,
} from './keys'

const base64 = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const ring = parseKeyRing(`1:${base64(1)}:retired, 2:${base64(2)}, 3:${base64(3)}:compromised`)
const CONTEXT = 'backend:7:token'

const code = (wanted: string) => expect.objectContaining({ code: wanted })

test('a key ring names its keys and the one that is active', () => {
  expect(ring.active).toBe(2)
  expect([...ring.keys].map(([id, { status }]) => `${id} ${status}`)).toEqual([
    '1 retired',
    '2 active',
    '3 compromised',
  ])
})

test.each([
  ['', 'entry 1: the key id'],
  [`0:${base64(1)}`, 'entry 1: the key id'],
  [`16:${base64(1)}`, 'entry 1: the key id'],
  [`01:${base64(1)}`, 'entry 1: the key id'],
  [`1:${base64(1)},1:${base64(2)}:retired`, 'entry 2: key id 1 is used twice'],
  [`1:${base64(1)},2:${base64(1)}:retired`, 'entry 2: the same key'],
  [`1:${base64(1)}:old`, 'entry 1: the status'],
  [`1:${base64(1)}:active:x`, 'entry 1: must be id:key'],
  [`1:${base64(1)},`, 'entry 2: the key id'],
  [base64(1), 'entry 1: is a key without its number'],
  ['1:', 'entry 1: the key must be 32 bytes'],
  [`1:${Buffer.alloc(31, 1).toString('base64')}`, 'entry 1: the key must be 32 bytes'],
  [`1:${base64(1).slice(0, -1)}`, 'entry 1: the key must be 32 bytes'],
  [`1:*${base64(1)}`, 'entry 1: the key must be 32 bytes'],
  [`1:${base64(1)}:retired`, 'exactly one key must be active, not 0'],
  [`1:${base64(1)},2:${base64(2)}`, 'exactly one key must be active, not 2'],
])('a key ring that cannot work is refused with the reason: %s', (text, reason) => {
  expect(() => parseKeyRing(text)).toThrow(code('key_ring_invalid'))
  expect(() => parseKeyRing(text)).toThrow(reason)
})

test('what is wrong with a key ring is said without the key, and all at once', () => {
  const text = `1:${base64(1)}:old,99:${base64(2)}`
  expect(() => parseKeyRing(text)).toThrow(/entry 1.*entry 2/)
  expect(() => parseKeyRing(text)).toThrow(/^(?!.*AQEB)(?!.*AgIC)/)
})

test('derived keys stay what they are, and differ by key and purpose', () => {
  expect(deriveKey(ring, 2, 'link').toString('hex')).toBe(
    '7c776a7df7e654356537a5dd569d6db776c768d7412de84eaa247ecc4292dbfc',
  )
  const all = [1, 2].flatMap((id) =>
    (['link', 'secret', 'evidence'] as const).map((purpose) => deriveKey(ring, id, purpose)),
  )
  expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(all.length)
  expect(deriveKey(ring, 2, 'link')).toBe(deriveKey(ring, 2, 'link'))
})

test('an unknown or compromised key gives nothing', () => {
  expect(() => deriveKey(ring, 4, 'link')).toThrow(code('key_unknown'))
  expect(() => deriveKey(ring, 3, 'link')).toThrow(code('key_compromised'))
  expect([...purposeKeys(ring, 'link').keys()]).toEqual([1, 2])
})

test('a secret opens again, also after its key was retired', () => {
  const sealed = encryptSecret(ring, 'señal 🔑', CONTEXT)
  expect(sealed[0]).toBe(2)
  expect(decryptSecret(ring, sealed, CONTEXT)).toBe('señal 🔑')
  const rotated = parseKeyRing(`2:${base64(2)}:retired,4:${base64(4)}`)
  expect(decryptSecret(rotated, sealed, CONTEXT)).toBe('señal 🔑')
  expect(encryptSecret(rotated, 'x', CONTEXT)[0]).toBe(4)
  expect(decryptSecret(ring, encryptSecret(ring, '', CONTEXT), CONTEXT)).toBe('')
})

test('a ciphertext written by an earlier version still opens', () => {
  expect(
    decryptSecret(
      ring,
      Buffer.from('Asi6zoK4D4am8n8T8mebZV3CXEiSQY7JkZi9kyPLiXrYDTHAcST3GM7F6EGFilfbIg==', 'base64'),
      CONTEXT,
    ),
  ).toBe('a token of a backend')
})

test('the same secret never looks the same', () => {
  expect(encryptSecret(ring, 'x', CONTEXT)).not.toEqual(encryptSecret(ring, 'x', CONTEXT))
})

test('a secret does not open in another place, with another key, or when its key is compromised', () => {
  const sealed = encryptSecret(ring, 'secret', CONTEXT)
  expect(() => decryptSecret(ring, sealed, 'backend:8:token')).toThrow(code('secret_unreadable'))
  expect(() => decryptSecret(parseKeyRing(`2:${base64(9)}`), sealed, CONTEXT)).toThrow(code('secret_unreadable'))
  expect(() => decryptSecret(parseKeyRing(`4:${base64(4)}`), sealed, CONTEXT)).toThrow(code('key_unknown'))
  const leaked = parseKeyRing(`2:${base64(2)}:compromised,4:${base64(4)}`)
  expect(() => decryptSecret(leaked, sealed, CONTEXT)).toThrow(code('key_compromised'))
})

test('a secret that was tampered with at any byte, or cut, does not open', () => {
  const sealed = encryptSecret(ring, 'secret', CONTEXT)
  for (let at = 0; at < sealed.length; at++) {
    const tampered = Buffer.from(sealed)
    tampered[at] = (tampered[at] ?? 0) ^ 1
    expect(() => decryptSecret(ring, tampered, CONTEXT), `byte ${at}`).toThrow(AppError)
    expect(() => decryptSecret(ring, sealed.subarray(0, at), CONTEXT), `cut at ${at}`).toThrow(AppError)
  }
})

test('an erased person is recognised by the same pepper only', () => {
  const pepper = Buffer.alloc(32, 5)
  expect(suppressionHash(pepper, 'phone:+5511912345678')).toBe(
    '960f6740c5e6ccf8c637dde573d3413c2cb08fac28ef9401a130274143aeca00',
  )
  expect(suppressionHash(Buffer.alloc(32, 6), 'phone:+5511912345678')).not.toBe(
    suppressionHash(pepper, 'phone:+5511912345678'),
  )
  expect(() => suppressionHash(Buffer.alloc(0), 'phone:+5511912345678')).toThrow(code('pepper_invalid'))
})

test('tokens are stored as SHA-256', () => {
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('texts are compared whole, whatever their lengths', () => {
  expect(safeEqual('token', 'token')).toBe(true)
  expect(safeEqual('token', 'tokem')).toBe(false)
  expect(safeEqual('token', 'token ')).toBe(false)
  expect(safeEqual('', 'x')).toBe(false)
})

test('evidence opens for its own change only, and not as a secret', () => {
  const sealed = encryptEvidence(ring, 'they wrote STOP', 'change-1')
  expect(decryptEvidence(ring, sealed, 'change-1')).toBe('they wrote STOP')
  expect(() => decryptEvidence(ring, sealed, 'change-2')).toThrow(
    expect.objectContaining({ code: 'secret_unreadable' }),
  )
  expect(() => decryptSecret(ring, sealed, 'change-1')).toThrow(expect.objectContaining({ code: 'secret_unreadable' }))
})

test('evidence opens whether it was packed or not, under a key that is retired too, and not as the other', () => {
  const text = JSON.stringify({ said: 'STOP', by: '0190a0a0-0000-7000-8000-000000000001' })
  const older = parseKeyRing(`1:${base64(1)}`)
  const [plain, packed] = [false, true].map((packs) => encryptEvidence(older, text, 'change-1', packs))
  expect(packed?.length).toBeLessThan(plain?.length ?? 0)
  for (const sealed of [plain, packed]) expect(decryptEvidence(ring, sealed ?? Buffer.alloc(0), 'change-1')).toBe(text)
  const forged = Buffer.from(plain ?? [])
  forged[0] = (forged[0] ?? 0) | 16
  expect(decryptEvidence(ring, forged, 'change-1')).toBe(text)
  const broken = encryptEvidence(older, 'a\u001fb', 'change-1', true)
  broken[0] = (broken[0] ?? 0) | 16
  expect(() => decryptEvidence(ring, broken, 'change-1')).toThrow(
    expect.objectContaining({ code: 'secret_unreadable' }),
  )
})

test.each([true, false])('a piece of a file opens for its file and its place only (packed: %s)', (isPacked) => {
  const bytes = Buffer.from([0, 255, 128, 10])
  const of = { fileId: 'file', place: 3 }
  const sealed = encryptPiece(ring, bytes, of, isPacked)
  expect(decryptPiece(ring, sealed, of)).toEqual({ bytes, isPacked })
  const said = Buffer.from(sealed)
  said[0] = (said[0] ?? 0) ^ 16
  for (const [piece, other] of [
    [sealed, { ...of, place: 2 }],
    [sealed, { ...of, fileId: 'other' }],
    // Whether it is packed can't be exchanged either.
    [said, of],
  ] as const)
    expect(() => decryptPiece(ring, piece, other)).toThrow(code('secret_unreadable'))
})
