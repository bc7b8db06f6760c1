import { expect, test } from 'vitest'
import { verifyChain } from './chain'
import { sealEvidence, verifyEvidence } from './evidence'
import { readLine } from './line'
import type { LineContent } from './line'
import { noticeHash } from './notice'
import { GENESIS, sealLine } from './seal'
import vectors from './vectors.json'

// The file was checked once against a second implementation (Python's json and hashlib).

test.each(vectors.lines)('the exact text and hash of a line stay what they are: line $content.seq', (vector) => {
  const sealed = sealLine(vector.content as LineContent, vector.prev)
  expect(sealed).toEqual({ payload: vector.payload, hash: vector.hash })
  expect(readLine(vector.payload)).toEqual(vector.content)
})

test('the lines are one chain from the fixed beginning', () => {
  expect(vectors.lines[0]?.prev).toBe(GENESIS)
  const rows = vectors.lines.map((line) => ({ ...line, seq: line.content.seq, columns: line.content as LineContent }))
  expect(verifyChain(rows, { seq: rows.length, hash: rows.at(-1)?.hash ?? '' })).toEqual({
    ok: true,
    lines: rows.length,
  })
})

test('the text and hash of a notice stay what they are', () => {
  const { notice, canonical, hash } = vectors.notice
  expect(noticeHash(notice)).toEqual({ canonical, hash })
})

test('the digest of evidence stays what it is', () => {
  const { body, salt, digest } = vectors.evidence
  expect(sealEvidence(body, Buffer.from(salt, 'hex'))).toBe(digest)
  expect(verifyEvidence(body, Buffer.from(salt, 'hex'), digest)).toBe(true)
})
