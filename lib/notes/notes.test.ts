import { sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { leafHash } from '@/lib/merkle/hashing'
import { readTilePath, tilePath } from '@/lib/merkle/tile-path'
import { readCheckpoint } from './checkpoint'
import { cosignedAt, cosignedMessage } from './cosignature'
import { COSIGNATURE, newPrivateKey, readPrivateKey, readVkey, readVkeyFile, verifierOf, vkeyOf } from './keys'
import { readNote, verifyNote } from './note'
import { proofText, readProof, verifyProof } from './proof'
import { keyPair, signed } from './testing'

const key = readPrivateKey(newPrivateKey('log.example'))
const verifier = verifierOf(key.name, key.publicKey)
const entry = Buffer.alloc(32, 5)
const checkpoint = signed(key, { origin: 'log.example', size: 1, root: leafHash(entry) })
const proof = proofText({ index: 0, hashes: [], checkpoint })
const trusting = { entry, origin: 'log.example', keys: [verifier] }

test('a proof that was written is read back, and holds', () => {
  expect(readProof(proof)).toEqual({ index: 0, hashes: [], checkpoint })
  expect(verifyProof(proof, trusting)).toMatchObject({ ok: true, index: 0, size: 1 })
  const withExtra = proof.replace('index', 'extra AAAA\nindex')
  expect(verifyProof(withExtra, trusting)).toMatchObject({ ok: true })
})

test('a proof says what it fails by', () => {
  const problemOf = (text: string, over: Partial<typeof trusting> = {}) => {
    const verdict = verifyProof(text, { ...trusting, ...over })
    return verdict.ok ? 'holds' : verdict.problem
  }
  const stranger = readPrivateKey(newPrivateKey('log.example'))
  expect(problemOf(proof, { origin: 'other.example' })).toBe('other_log')
  expect(problemOf(proof, { keys: [verifierOf('log.example', stranger.publicKey)] })).toBe('unknown_key')
  expect(problemOf(proof, { keys: [] })).toBe('unknown_key')
  expect(problemOf(proof, { entry: Buffer.alloc(32, 6) })).toBe('not_included')
  expect(problemOf(proof.replace('\n1\n', '\n2\n'))).toBe('bad_signature')
  expect(problemOf(proof.replace('@v1', '@v2'))).toBe('malformed')
  for (const length of [0, 10, proof.length / 2, proof.length - 1])
    expect(problemOf(proof.slice(0, length))).toBe('malformed')
})

test('every single byte of a proof counts', () => {
  const bytes = Buffer.from(proof, 'utf8')
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect(verifyProof(changed.toString('utf8'), trusting)).toMatchObject({ ok: false })
  }
})

test('what is too large or not exactly written is refused before anything is computed', () => {
  const many = proofText({ index: 0, hashes: Array.from({ length: 64 }, () => entry), checkpoint })
  expect(() => readProof(many)).toThrow('too many hashes')
  expect(() => readProof(`${proof}${'x'.repeat(131_072)}`)).toThrow('too long')
  expect(() => readNote(`a\n\n${'\u2014 a AAAAAAA=\n'.repeat(65)}`)).toThrow('too many signatures')
  expect(() => readNote(`a\r\n\n\u2014 a AAAAAAA=\n`)).toThrow('control characters')
  for (const size of ['01', '-1', '1e3', '9007199254740993', '', ' 1'])
    expect(() => readCheckpoint(checkpoint.replace('\n1\n', `\n${size}\n`))).toThrow('decimal number')
  expect(() => readCheckpoint(checkpoint.replace('\n\n', '\nextension\n\n'))).toThrow('three lines')
  // The same bytes in a second spelling of base64.
  expect(() => readCheckpoint(checkpoint.replace(/=\n\n/, '\n\n'))).toThrow('hash')
})

test('a note is trusted by one known key; unknown signatures are passed over, a false one of a known key is not', () => {
  const { note } = readCheckpoint(checkpoint)
  const strangers = [keyPair(1, 'log.example'), keyPair(2, 'witness.example')]
  const others = strangers.map(({ verifier: { name, id } }) => ({ name, keyId: id, signature: Buffer.alloc(64) }))
  expect(verifyNote({ ...note, signatures: [...others, ...note.signatures] }, [verifier])).toMatchObject({ ok: true })
  const both = [verifier, ...strangers.map((each) => each.verifier)]
  expect(verifyNote({ ...note, signatures: [...note.signatures, ...others] }, both)).toEqual({
    ok: false,
    problem: 'bad_signature',
  })
})

test('the text of a key must be whole', () => {
  const text = vkeyOf(verifier)
  expect(readVkeyFile(`# the key\n\n${text}\n`)).toEqual([verifier])
  for (const wrong of [
    text.slice(1),
    text.slice(0, -4),
    text.replace('+', ' '),
    `${text}=`,
    vkeyOf({ ...verifier, id: '00000000' }),
  ])
    expect(() => readVkey(wrong)).toThrow('public key')
  expect(() => readPrivateKey(text)).toThrow('private key')
  expect(() => newPrivateKey('two words')).toThrow('spaces')
})

test('a cosignature of a witness is its own signature, with a time', () => {
  const { private: secret, verifier: plain } = keyPair(9, 'witness.example')
  const witness = verifierOf('witness.example', plain.publicKey, COSIGNATURE)
  const { text } = readNote(checkpoint)
  const cosign = (time: bigint) => {
    const seconds = Buffer.alloc(8)
    seconds.writeBigUInt64BE(time)
    const made = sign(null, cosignedMessage(text, time), secret)
    return { made, signature: { name: witness.name, keyId: witness.id, signature: Buffer.concat([seconds, made]) } }
  }
  const { made, signature } = cosign(1_795_000_000n)
  expect(cosignedAt(text, signature, witness)).toBe(1_795_000_000)
  expect(cosignedAt(`${text}x`, signature, witness)).toBeNull()
  expect(cosignedAt(text, signature, plain)).toBeNull()
  expect(cosignedAt(text, { ...signature, signature: made }, witness)).toBeNull()
  // In microseconds: no date, and nothing that the database could store.
  for (const time of [0n, 1_795_000_000_000_000n]) expect(cosignedAt(text, cosign(time).signature, witness)).toBeNull()
})

test('a tile has one path', () => {
  expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('0/x001/x234/067')
  for (const [level, index, width] of [
    [0, 0, 1],
    [1, 273, 256],
    [2, 1000, 255],
  ] as const)
    expect(readTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width })
  for (const wrong of ['0/0', '0/000.p/0', '0/000.p/256', '0/000.p/01', '00/000', '0/x000/001', '9/000', '0/001/002'])
    expect(readTilePath(wrong)).toBeNull()
})
