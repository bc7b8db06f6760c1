import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importLineText } from '../answer-line'
import vectors2 from '../vectors-2.json'
import vectors from '../vectors.json'
import { packLine } from './pack'
import { unpackLine } from './unpack'

const id = (n: number) => `019ab000-0000-7000-8000-${String(n).padStart(12, '0')}`
const facts = {
  businessId: id(1),
  contactId: id(2),
  changeId: id(3),
  occurredAt: 1.7e12,
  recordedAt: 1.8e12,
  dedupe: '00112233-4455-6677-8899-aabbccddeeff',
}
const digest = Buffer.from(facts.dedupe.replaceAll('-', ''), 'hex').toString('base64url')

const line = (n: number) => {
  const evidence = Buffer.alloc(32, n).toString('hex')
  return importLineText({
    ...facts,
    seq: 1,
    dedupe: digest,
    evidence,
    evidenceDays: 1826,
    identity: Buffer.alloc(16, 7).toString('base64url'),
    topics: { digest: Buffer.alloc(32, 9).toString('base64url'), versions: [1, 1, 1, 1, 1] },
    effects: [1, 2, 3, 4, 5].map((k) => ({
      on: 'answer' as const,
      topicId: id(100 + k),
      lane: 'other' as const,
      outcome: 'set' as const,
      before: null,
      said: {
        answer: k % 2 ? ('in' as const) : ('out' as const),
        at: facts.occurredAt,
        since: facts.occurredAt,
        changeId: facts.changeId,
        notice: null,
        basis: k % 2 ? 'consent' : null,
        expiresAt: null,
        evidence,
      },
    })),
  })
}

test('x', () => {
  for (const v of [...vectors.lines, ...vectors2.lines]) {
    const c = v.content as any
    const f = {
      businessId: c.business_id,
      contactId: c.contact_id,
      changeId: c.change_id,
      occurredAt: Date.parse(c.occurred_at),
      recordedAt: Date.parse(c.recorded_at),
      dedupe: c.dedupe
        ? Buffer.from(c.dedupe, 'base64url')
            .toString('hex')
            .replace(/(.{8})(.{4})(.{4})(.{4})(.*)/, '$1-$2-$3-$4-$5')
        : null,
    }
    const p = packLine(v.payload, f)!
    expect(unpackLine(p, f)).toBe(v.payload)
    process.stdout.write('\n' + [v.content.kind, v.payload.length, p.length].join(' '))
    if (v.content.kind === 'preferences') process.stdout.write('\n' + [v.payload.slice(0, 1500)].join(' '))
  }
  const text = line(1)
  const p = packLine(text, facts)!
  expect(unpackLine(p, facts)).toBe(text)
  process.stdout.write('\n' + [text.length, p.length, p.toString('hex')].join(' '))
  const texts = Array.from({ length: 1000 }, (_, n) => line(n))
  for (let round = 0; round < 8; round++) {
    const a = performance.now()
    const packed = texts.map((each) => packLine(each, facts)!)
    const b = performance.now()
    const out = packed.map((each) => unpackLine(each, facts))
    const c = performance.now()
    process.stdout.write('\n' + ['pack', (b - a).toFixed(2), 'us; unpack', (c - b).toFixed(2)].join(' '))
    expect(out).toEqual(texts)
  }
})
test('any', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(unpackLine(packLine(text, facts)!, facts)).toBe(text)
    }),
  )
})
