import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { seeded } from '@/testing/seeded'
import { packJson, unpackJson } from './packed-json'

/** Returns a text, the same after it was packed and unpacked, and the lengths of both. */
function round(body: object) {
  const text = JSON.stringify(body)
  const packed = packJson(text) ?? Buffer.alloc(0)
  return { text, again: unpackJson(packed), lengths: [text.length, packed.length] as const }
}

test('what an import and a page keep takes half the room', () => {
  const file = { import: newId(), proof: 'https://crm.example.com/consents/12345', source: 'web form' }
  expect(round(file).lengths).toEqual([118, 59])
  const userAgent =
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36'
  const page = { ip: '203.0.113.7', userAgent, linkIssuedOnDay: 20_500, linkSource: 3, linkPower: 'full' }
  const [text, packed] = round(page).lengths
  expect(packed).toBeLessThan(text / 2)
})

test('any text comes back as it was: letters of every kind, ids, and what only looks like one', () => {
  const id = newId()
  for (const body of [
    {},
    { text: 'ñandú 🙂 \u2028 \u007f \0 \n "quoted" \\u0000', ids: [id, id.toUpperCase(), id.slice(1), `${id}${id}`] },
    { said: '","proof":"https://', import: '', '{"import":"': null, n: 1.5e300 },
    { text: '\ud800' },
  ]) {
    const { text, again } = round(body)
    expect(again).toBe(text)
  }
})

test('bytes of ids are not taken for anything else, whatever they are', () => {
  const chance = seeded('packed json')
  for (let times = 0; times < 200; times++) {
    const byte = () => chance.pick([0, 1, 0x1f, 0x22, 0xc3, 0xff, chance.below(256)])
    const hex = Buffer.from(Array.from({ length: 16 }, byte)).toString('hex')
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    const { text, again } = round({ import: id, text: chance.pick(['é', '', id]), other: id })
    expect(again).toBe(text)
  }
})

test('a text that is no JSON of ours is not packed, and bytes that stand for nothing are refused', () => {
  expect(packJson('{\n}')).toBeNull()
  for (const bytes of [[0x1f], [0, 1, 2, 3]]) expect(() => unpackJson(Buffer.from(bytes))).toThrow(RangeError)
})
