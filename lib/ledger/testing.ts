import type { ChainHead, ChainRow } from './chain'
import { writeEffects } from './effects'
import type { LineContent } from './line'
import { GENESIS, sealLine } from './seal'
import { isoTime } from './wire'

const FIRST_AT = Date.UTC(2026, 10, 22, 13, 5)

/** For tests: the line at `seq` of one contact, a stop at a time that grows with it. */
export function lineAt(seq: number, other: Partial<LineContent> = {}): LineContent {
  const at = FIRST_AT + seq
  const changeId = `019ab000-0000-7000-8000-${String(seq).padStart(12, '0')}`
  const said = { on: true, at, since: at, changeId }
  return {
    format: 1,
    business_id: '019ab000-0000-7000-8000-00000000b001',
    contact_id: '019ab000-0000-7000-8000-00000000c001',
    seq,
    change_id: changeId,
    kind: 'stop',
    occurred_at: isoTime(at),
    recorded_at: isoTime(at),
    actor: 'contact',
    method: 'keyword',
    source: null,
    notice: null,
    reason: null,
    refers_to: null,
    effects: writeEffects([{ on: 'stop', outcome: 'set', said, before: null }]),
    evidence: null,
    ...other,
  }
}

/** For tests: seals a line on the row before it, or on the beginning. */
export function rowOn(before: ChainRow | undefined, content: LineContent): ChainRow {
  const prev = before?.hash ?? GENESIS
  return { seq: content.seq, prev, ...sealLine(content, prev) }
}

/** For tests: an honest chain of `length` lines, with its head. */
export function chainOf(length: number): { rows: ChainRow[]; head: ChainHead } {
  const rows: ChainRow[] = []
  for (let seq = 1; seq <= length; seq++) rows.push(rowOn(rows.at(-1), lineAt(seq)))
  return { rows, head: { seq: length, hash: rows.at(-1)?.hash ?? GENESIS } }
}
