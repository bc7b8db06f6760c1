import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChainHead, ChainRow, ChainVerdict } from './chain'
import { ChainVerifier, verifyChain } from './chain'
import { GENESIS } from './seal'
import { chainOf, lineAt, rowOn } from './testing'

const LENGTH = 6

/** Returns the row at `seq` of an intact chain; a test may keep it and put it in another place. */
function row(rows: readonly ChainRow[], seq: number): ChainRow {
  const found = rows[seq - 1]
  if (!found) throw new Error(`the sample has no line ${seq}`)
  return found
}

/** Does what a superuser would do to make room: the later rows keep their text and hashes and move by one place. */
const shifted = (rows: readonly ChainRow[], by: number) => rows.map((line) => ({ ...line, seq: line.seq + by }))

const words = (text: string) => text.replace('keyword', 'button')

interface Case {
  name: string
  tamper: (rows: ChainRow[], head: ChainHead) => { rows: ChainRow[]; head?: ChainHead }
  verdict: Partial<ChainVerdict>
}

const CASES: Case[] = [
  {
    name: 'an honest chain',
    tamper: (rows) => ({ rows }),
    verdict: { ok: true, lines: LENGTH },
  },
  {
    name: 'a payload changed in the middle',
    tamper: (rows) => ({ rows: rows.with(2, { ...row(rows, 3), payload: words(row(rows, 3).payload) }) }),
    verdict: { ok: false, seq: 3, problem: 'changed' },
  },
  {
    name: 'a payload changed in the last line',
    tamper: (rows) => ({ rows: rows.with(5, { ...row(rows, 6), payload: words(row(rows, 6).payload) }) }),
    verdict: { ok: false, seq: 6, problem: 'changed' },
  },
  {
    name: 'a line changed and sealed again names that line, not the one after it',
    tamper: (rows) => ({ rows: rows.with(2, rowOn(row(rows, 2), lineAt(3, { method: 'button' }))) }),
    verdict: { ok: false, seq: 3, problem: 'changed' },
  },
  {
    name: 'the last line changed and sealed again shows by the head',
    tamper: (rows) => ({ rows: rows.with(5, rowOn(row(rows, 5), lineAt(6, { method: 'button' }))) }),
    verdict: { ok: false, seq: 6, problem: 'changed' },
  },
  {
    name: 'a prev column changed',
    tamper: (rows) => ({ rows: rows.with(3, { ...row(rows, 4), prev: GENESIS }) }),
    verdict: { ok: false, seq: 4, problem: 'changed' },
  },
  {
    name: 'a hash column that is no hash',
    tamper: (rows) => ({ rows: rows.with(3, { ...row(rows, 4), hash: 'gone' }) }),
    verdict: { ok: false, seq: 4, problem: 'changed' },
  },
  {
    name: 'the first of several bad lines is named',
    tamper: (rows) => ({
      rows: rows.map((line) => (line.seq === 2 || line.seq === 5 ? { ...line, payload: words(line.payload) } : line)),
    }),
    verdict: { ok: false, seq: 2, problem: 'changed' },
  },
  {
    name: 'the first line removed',
    tamper: (rows) => ({ rows: rows.slice(1) }),
    verdict: { ok: false, seq: 1, problem: 'removed' },
  },
  {
    name: 'a line removed in the middle',
    tamper: (rows) => ({ rows: rows.toSpliced(2, 1) }),
    verdict: { ok: false, seq: 3, problem: 'removed' },
  },
  {
    name: 'a line removed and the rest renumbered',
    tamper: (rows) => ({ rows: [...rows.slice(0, 2), ...shifted(rows.slice(3), -1)] }),
    verdict: { ok: false, seq: 3, problem: 'removed' },
  },
  {
    name: 'the last line removed',
    tamper: (rows) => ({ rows: rows.slice(0, -1) }),
    verdict: { ok: false, seq: 6, problem: 'tail_removed' },
  },
  {
    name: 'all lines removed',
    tamper: () => ({ rows: [] }),
    verdict: { ok: false, seq: 1, problem: 'tail_removed' },
  },
  {
    name: 'a well-sealed line added at the end',
    tamper: (rows) => ({ rows: [...rows, rowOn(row(rows, 6), lineAt(7))] }),
    verdict: { ok: false, seq: 7, problem: 'added' },
  },
  {
    name: 'a line added at the end with a made-up hash',
    tamper: (rows) => ({ rows: [...rows, { ...rowOn(row(rows, 6), lineAt(7)), hash: GENESIS }] }),
    verdict: { ok: false, seq: 7, problem: 'added' },
  },
  {
    name: 'a line added some places after the end',
    tamper: (rows) => ({ rows: [...rows, rowOn(row(rows, 6), lineAt(9))] }),
    verdict: { ok: false, seq: 9, problem: 'added' },
  },
  {
    name: 'a copy of the last line added at the end',
    tamper: (rows) => ({ rows: [...rows, { ...row(rows, 6), seq: 7 }] }),
    verdict: { ok: false, seq: 7, problem: 'added' },
  },
  {
    name: 'a copy of an early line added at the end',
    tamper: (rows) => ({ rows: [...rows, { ...row(rows, 2), seq: 7 }] }),
    verdict: { ok: false, seq: 7, problem: 'added' },
  },
  {
    name: 'a copy of the second line put in as the third',
    tamper: (rows) => ({ rows: [...rows.slice(0, 2), { ...row(rows, 2), seq: 3 }, ...shifted(rows.slice(2), 1)] }),
    verdict: { ok: false, seq: 3, problem: 'added' },
  },
  {
    name: 'a well-sealed line put in the middle',
    tamper: (rows) => ({
      rows: [...rows.slice(0, 2), rowOn(row(rows, 2), lineAt(3, { method: 'button' })), ...shifted(rows.slice(2), 1)],
    }),
    verdict: { ok: false, seq: 3, problem: 'added' },
  },
  {
    name: 'two well-sealed lines put in the middle',
    tamper: (rows) => {
      const first = rowOn(row(rows, 2), lineAt(3, { method: 'button' }))
      const second = rowOn(first, lineAt(4, { method: 'button' }))
      return { rows: [...rows.slice(0, 2), first, second, ...shifted(rows.slice(2), 2)] }
    },
    verdict: { ok: false, seq: 3, problem: 'added' },
  },
  {
    name: 'a well-sealed line put in before the last',
    tamper: (rows) => ({
      rows: [...rows.slice(0, 5), rowOn(row(rows, 5), lineAt(6, { method: 'button' })), ...shifted(rows.slice(5), 1)],
    }),
    verdict: { ok: false, seq: 6, problem: 'added' },
  },
  {
    name: 'a made-up line put in the middle',
    tamper: (rows) => ({
      rows: [
        ...rows.slice(0, 2),
        { seq: 3, payload: '{}', prev: GENESIS, hash: GENESIS },
        ...shifted(rows.slice(2), 1),
      ],
    }),
    verdict: { ok: false, seq: 3, problem: 'added' },
  },
  {
    name: 'two lines that changed places',
    tamper: (rows) => ({
      rows: rows.with(2, { ...row(rows, 4), seq: 3 }).with(3, { ...row(rows, 3), seq: 4 }),
    }),
    verdict: { ok: false, seq: 3, problem: 'reordered' },
  },
  {
    name: 'a line moved to the end',
    tamper: (rows) => ({ rows: [...rows.toSpliced(2, 1), { ...row(rows, 3), seq: 7 }] }),
    verdict: { ok: false, seq: 3, problem: 'reordered' },
  },
  {
    name: 'the last line with another number',
    tamper: (rows) => ({ rows: rows.with(5, { ...row(rows, 6), seq: 9 }) }),
    verdict: { ok: false, seq: 6, problem: 'columns_differ', columns: ['seq'] },
  },
  {
    name: 'columns that say something else',
    tamper: (rows) => ({
      rows: rows.map((line) => ({ ...line, columns: { kind: line.seq === 4 ? 'return' : 'stop', source: null } })),
    }),
    verdict: { ok: false, seq: 4, problem: 'columns_differ', columns: ['kind'] },
  },
  {
    name: 'columns that say the same, times as dates',
    tamper: (rows) => ({
      rows: rows.map((line) => ({ ...line, columns: { occurred_at: new Date(lineAt(line.seq).occurred_at) } })),
    }),
    verdict: { ok: true, lines: LENGTH },
  },
  {
    name: 'a chain that begins elsewhere',
    tamper: (rows) => ({ rows: [rowOn(row(rows, 6), lineAt(1))] }),
    verdict: { ok: false, seq: 1, problem: 'changed' },
  },
  {
    name: 'lines of a contact whose head was never moved',
    tamper: (rows) => ({ rows, head: { seq: 0, hash: GENESIS } }),
    verdict: { ok: false, seq: 1, problem: 'added' },
  },
  {
    name: 'a head with another hash',
    tamper: (rows) => ({ rows, head: { seq: LENGTH, hash: 'nonsense' } }),
    verdict: { ok: false, seq: 6, problem: 'changed' },
  },
  {
    name: 'a contact without lines',
    tamper: () => ({ rows: [], head: { seq: 0, hash: GENESIS } }),
    verdict: { ok: true, lines: 0 },
  },
]

test.each(CASES)('the verdict names the first bad line: $name', ({ tamper, verdict }) => {
  const { rows, head } = chainOf(LENGTH)
  const after = tamper(rows, head)
  expect(verifyChain(after.rows, after.head ?? head)).toEqual(verdict)
})

test('lines taken out, doubled or shuffled in any way never pass', () => {
  const { rows, head } = chainOf(LENGTH)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...rows), { maxLength: 2 * LENGTH }), (some) => {
      const honest = some.length === LENGTH && some.every((line, index) => line === rows[index])
      expect(verifyChain(some, head).ok).toBe(honest)
      const renumbered = some.map((line, index) => ({ ...line, seq: index + 1 }))
      expect(verifyChain(renumbered, head).ok).toBe(honest)
    }),
  )
})

test('hashes may come as bytes, as a driver gives them', () => {
  const { rows, head } = chainOf(3)
  const bytes = (hash: ChainRow['hash']) => Buffer.from(String(hash), 'hex')
  const asBytes = rows.map((line) => ({ ...line, prev: bytes(line.prev), hash: bytes(line.hash) }))
  expect(verifyChain(asBytes, { seq: 3, hash: bytes(head.hash) })).toEqual({ ok: true, lines: 3 })
})

test('the verifier says when further rows need not be read', () => {
  const { rows } = chainOf(4)
  const verifier = new ChainVerifier()
  expect(verifier.line(row(rows, 1))).toBe(true)
  expect(verifier.line(row(rows, 3))).toBe(true)
  expect(verifier.line(row(rows, 2))).toBe(false)
})
