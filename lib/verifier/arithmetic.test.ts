import { createHash, sign } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, fromHex, toHex, utf8 } from './source/bytes'
import { builtInEd25519, ed25519With, TRIAL } from './source/ed25519'
import { canonical, readCompactJson, readJson } from './source/json'
import { GrowingTree, includes } from './source/merkle'
import { Refused } from './source/refused'
import { sha256 } from './source/sha256'
import { sha512 } from './source/sha512'
import { en } from './source/words/en'
import { leafOf, pathOf, rootOf, signer } from './testing'

const pure = ed25519With(sha512)

test('SHA-256 and SHA-512 written out are those of Node, at every length around a block', () => {
  for (let length = 0; length < 300; length++) {
    const bytes = new Uint8Array(length).fill(length % 251)
    expect(toHex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(toHex(sha512(bytes))).toBe(createHash('sha512').update(bytes).digest('hex'))
  }
})

test('Ed25519 written out agrees with Node’s, on signatures and on each one with a flipped bit', async () => {
  const builtIn = await builtInEd25519()
  expect(builtIn).not.toBeNull()
  const { key, raw } = signer('example.com', 9)
  for (const text of ['', 'a', 'a longer message that is signed']) {
    const message = utf8(text)
    const signature = Uint8Array.from(sign(null, message, key))
    expect(await pure(raw, message, signature)).toBe(true)
    expect(await builtIn?.(raw, message, signature)).toBe(true)
    for (const at of [0, 31, 32, 63]) {
      const flipped = signature.map((byte, index) => (index === at ? byte ^ 1 : byte))
      expect([await pure(raw, message, flipped), await builtIn?.(raw, message, flipped)]).toEqual([false, false])
    }
    expect(await pure(raw, utf8(`${text}.`), signature)).toBe(false)
  }
})

test('Ed25519 written out refuses what is no point, no key and no signature', async () => {
  const { key, message, signature } = TRIAL
  expect(await pure(key, message, signature)).toBe(true)
  expect(await pure(key.subarray(1), message, signature)).toBe(false)
  expect(await pure(key, message, signature.subarray(1))).toBe(false)
  expect(await pure(new Uint8Array(32).fill(0xff), message, signature)).toBe(false)
  // S plus the order of the group: another text for the same signature, which RFC 8032 refuses.
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const s = signature.subarray(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order
  const other = signature.map((byte, at) => (at < 32 ? byte : Number((s >> BigInt(8 * (at - 32))) & 255n)))
  expect(await pure(key, message, other)).toBe(false)
})

const leaves = Array.from({ length: 40 }, (_, at) => leafOf(Uint8Array.of(at)))

test('every leaf of every tree is included by its own path and by no other', () => {
  for (let size = 1; size <= leaves.length; size++) {
    const tree = leaves.slice(0, size)
    const root = rootOf(tree)
    const growing = new GrowingTree(sha256)
    for (const leaf of tree) growing.add(leaf)
    expect(toHex(growing.root())).toBe(root.toString('hex'))
    for (const [index, leaf] of tree.entries()) {
      const proof = { leaf, index, size, path: pathOf(index, tree), root }
      expect(includes(sha256, proof)).toBe(true)
      expect(includes(sha256, { ...proof, index: (index + 1) % (size + 1) })).toBe(false)
      expect(includes(sha256, { ...proof, path: [...proof.path, root] })).toBe(false)
      if (size > 1) expect(includes(sha256, { ...proof, path: proof.path.slice(1) })).toBe(false)
    }
  }
})

test('JSON is read as JSON.parse reads it, and its canonical text does not depend on the order of names', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value)
      expect(readJson(text)).toEqual(JSON.parse(text))
      expect(readJson(JSON.stringify(value, null, 2))).toEqual(JSON.parse(text))
      expect(canonical(readJson(text))).toBe(canonical(readCompactJson(text)))
    }),
    { numRuns: 200 },
  )
  expect(canonical(readJson('{"b":1,"a":{"10":[1.0,1e3],"9":"\\u00e9"}}'))).toBe('{"a":{"10":[1,1000],"9":"é"},"b":1}')
})

test('what is no JSON is refused, and so is a text of many megabytes, without running out of stack', () => {
  const why = (text: string) => {
    try {
      return JSON.stringify(readJson(text))
    } catch (error) {
      return error instanceof Refused ? error.say(en) : String(error)
    }
  }
  expect(why('"a\nb"')).toMatch(/character 3 does not belong/)
  expect(why(String.raw`"\x"`)).toMatch(/not valid JSON/)
  expect(why('{"a":1,}')).toMatch(/not valid JSON/)
  expect(why('01')).toMatch(/not valid JSON/)
  expect(why(String.raw`{"a":"b\"`)).toMatch(/ends in the middle/)
  expect(why(`"${String.raw`\n`.repeat(5_000_000)}`)).toMatch(/ends in the middle/)
  expect(why('[1]')).toBe('[1]')
})

test('a text has one reading: no second writing of base64 or hex is accepted', () => {
  expect(fromBase64('QUI=')).toEqual(Uint8Array.of(65, 66))
  for (const text of ['QUJ=', 'QUI', 'QU I=', 'QUI=\n', 'QUI-']) expect(fromBase64(text)).toBeNull()
  for (const text of ['A0', 'a', 'zz', ' a0']) expect(fromHex(text)).toBeNull()
})
