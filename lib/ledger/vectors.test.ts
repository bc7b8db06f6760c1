import { expect, test } from 'vitest'
import { bindTopics, dedupeDigest, identityDigest, sourceDigest, termsDigest, type TopicTerms } from './bindings'
import { verifyChain } from './chain'
import { sealEvidence, verifyEvidence } from './evidence'
import { readLine } from './line'
import type { LineContent } from './line'
import { noticeHash } from './notice'
import { GENESIS, sealLine } from './seal'
import vectors2 from './vectors-2.json'
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

// The second file was checked in the same way.

test.each(vectors2.lines)('the same for a line of format 2: line $content.seq', (vector) => {
  const sealed = sealLine(vector.content as LineContent, vector.prev)
  expect(sealed).toEqual({ payload: vector.payload, hash: vector.hash })
  expect(readLine(vector.payload)).toEqual(vector.content)
})

test('lines of both formats are in one chain', () => {
  const last = vectors.lines.at(-1)
  const seq = vectors.lines.length + 1
  const content = { ...vectors2.lines[0]?.content, seq } as LineContent
  const next = { seq, prev: last?.hash ?? '', ...sealLine(content, last?.hash ?? ''), columns: content }
  const rows = vectors.lines.map((line) => ({ ...line, seq: line.content.seq, columns: line.content as LineContent }))
  expect(verifyChain([...rows, next], { seq, hash: next.hash })).toEqual({ ok: true, lines: seq })
})

test('what a line of format 2 binds stays what it is', () => {
  const { identity, topic, topics, source, dedupe } = vectors2
  const { kind, canonical, match_key: matchKey } = identity.identity
  const salt = Buffer.from(identity.salt, 'hex')
  expect(identityDigest({ kind: kind as 'phone', canonical, matchKey }, salt)).toBe(identity.digest)
  const { legal_basis: legalBasis, archived_at: archivedAt, valid_from: validFrom, ...terms } = topic.topic
  expect(termsDigest({ ...terms, legalBasis, archivedAt, validFrom } as TopicTerms)).toBe(topic.digest)
  const named = topics.topics.map(([id, version, digest]) => ({ id, version, digest }) as TopicOfLine)
  expect(bindTopics(named)).toEqual(topics.bound)
  expect(bindTopics(named.toReversed())).toEqual(topics.bound)
  expect(sourceDigest(source.source)).toBe(source.digest)
  expect(dedupeDigest(dedupe.key)).toBe(dedupe.digest)
})

type TopicOfLine = Parameters<typeof bindTopics>[0][number]
