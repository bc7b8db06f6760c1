import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packImportKey, topicCode, unpackImportKey } from './import-key'

const topics = Array.from({ length: 3 }, (_, n) => `019ab000-0000-7000-8000-00000000000${n}`)
const effect = (topic: string) => `{"before":null,"said":{"answer":"in","at":"x"},"topic_id":"${topic}"}`
const payload = `{"effects":[${topics.map(effect).join(',')}]}`
const changeId = '019ab000-0000-7000-8000-00000000a001'
const group = Buffer.alloc(16, 5).toString('base64url')
const own = (n: number, sign: string) => `${topicCode(topics[n] ?? '')}${sign}`

test('the key of an import is as short as what it says that the line does not', () => {
  const key = `import:${group}.${own(0, '+')}${own(2, '!')}${own(1, '+')}`
  const packed = packImportKey(key, payload, changeId)
  expect(packed?.length).toBe(1 + 16 + 3)
  expect(unpackImportKey(packed ?? Buffer.alloc(0), payload, changeId)).toBe(key)
  const asInLine = `import:${group}.${own(0, '+')}${own(1, '+')}${own(2, '+')}`
  const shortest = packImportKey(asInLine, payload, changeId)
  expect(shortest?.length).toBe(1 + 16)
  expect(unpackImportKey(shortest ?? Buffer.alloc(0), payload, changeId)).toBe(asInLine)
})

test('any key that is packed comes back, and any other is not packed', () => {
  const codes = fc.array(
    fc.oneof(fc.constantFrom(own(0, '+'), own(1, '!'), own(2, '+')), fc.stringMatching(/^[\w-]{12}[+!]$/)),
    { maxLength: 60 },
  )
  const groups = fc.oneof(fc.constant(group), fc.stringMatching(/^[\w-]{22}$/))
  const ends = fc.constantFrom('', `#${changeId}`, '#019ab000-0000-7000-8000-00000000a002', '#', 'x')
  fc.assert(
    fc.property(groups, codes, ends, (start, middle, end) => {
      const key = `import:${start}.${middle.join('')}${end}`
      const packed = packImportKey(key, payload, changeId)
      if (packed !== null) expect(unpackImportKey(packed, payload, changeId)).toBe(key)
      else
        expect(end.length > 1 + changeId.length || !/[AQgw]$/.test(start) || !['', `#${changeId}`].includes(end)).toBe(
          true,
        )
    }),
  )
  for (const key of ['', 'said:x:0:y', 'import:', `import:${group}`, `Import:${group}.`])
    expect(packImportKey(key, payload, changeId)).toBeNull()
})

test('any bytes are a key or none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const key = unpackImportKey(Buffer.from([1, ...bytes]), payload, changeId)
      expect(key === null || key.startsWith('import:')).toBe(true)
    }),
  )
  const packed = packImportKey(`import:${group}.${own(2, '+')}`, payload, changeId) ?? Buffer.alloc(0)
  expect(unpackImportKey(packed, '{"effects":[]}', changeId)).toBeNull()
})
