import { canonicalText } from './canonical'
import { readLine } from './line'
import type { LineContent } from './line'
import { GENESIS, hashHex, lineHash } from './seal'
import type { LineHash } from './seal'

/**
 * A stored line. `columns` are the copies that the database keeps beside the payload for queries, under the payload's
 * names and with JSON's values (dates may be `Date`s).
 */
export interface ChainRow {
  seq: number
  payload: string
  prev: LineHash
  hash: LineHash
  columns?: { readonly [K in keyof LineContent]?: unknown }
}

export interface ChainHead {
  seq: number
  hash: LineHash
}

/**
 * - `changed`: this line is not the one that was sealed
 * - `removed`: this line is missing and later ones are there; `tail_removed`: it and all later ones are missing
 * - `added`: this line was not written by Sayso
 * - `reordered`: this line is stored in another place
 * - `columns_differ`: the line is as sealed, and the columns beside it have other values
 */
export type ChainProblem = 'changed' | 'removed' | 'added' | 'tail_removed' | 'reordered' | 'columns_differ'

export type ChainVerdict =
  | { ok: true; lines: number }
  | { ok: false; seq: number; problem: ChainProblem; columns?: string[] }

/**
 * A row judged by itself: whether it is sealed on the `prev` that it names, and the place that its sealed text gives
 * it.
 */
interface Seen {
  seq: number
  prev: string
  hash: string
  content: LineContent | null
}

/** The first fault found, and what later lines may still show about it. */
type Suspect = { seq: number; problem: ChainProblem; columns?: string[] } & (
  | { open: false }
  /**
   * Line `seq` is missing or replaced; the real one may still follow. `foundSeq` is where the row that showed this is
   * stored.
   * stored.
   */
  | { open: 'real line'; foundSeq: number }
  /**
   * Two rows claim the place `seq`, and the chain continues from one of them. `rival` is the second, stored at
   * `rivalSeq`.
   */
  | { open: 'rival'; rival: string; rivalSeq: number }
)

/**
 * Walks one contact's chain, row by row in the order of `seq`, in constant memory, and names the first bad line. It
 * finds changes that were made to rows without Sayso, as long as the head was not forged with them. Where a line, all
 * later ones and the head were rewritten together, only a checkpoint signed outside the database shows it.
 */
export class ChainVerifier {
  #lines = 0
  #hash = GENESIS
  #suspect: Suspect | null = null

  /** Takes the next row. Returns false once the verdict is certain, so that further rows need not be read. */
  line(row: ChainRow): boolean {
    const seen = look(row)
    if (this.#suspect === null) this.#suspect = this.#examine(row, seen)
    else if (this.#suspect.open !== false) this.#suspect = this.#reconsider(this.#suspect, seen)
    return this.#suspect === null || this.#suspect.open !== false
  }

  /** Returns the verdict, given the head that the contact's row holds. */
  end(head: ChainHead): ChainVerdict {
    const headHash = hexOrNone(head.hash)
    const endsHere = head.seq === this.#lines && headHash === this.#hash
    const suspect = this.#suspect
    if (suspect?.open === 'rival' && headHash === this.#hash) return bad(suspect.rivalSeq, 'added')
    // All lines that the head knows are here, so the row that did not fit was added after the head.
    if (suspect?.open === 'real line' && endsHere) return bad(suspect.foundSeq, 'added')
    if (suspect) return bad(suspect.seq, suspect.problem, suspect.columns)
    if (endsHere) return { ok: true, lines: this.#lines }
    if (this.#lines < head.seq) return bad(this.#lines + 1, 'tail_removed')
    if (this.#lines > head.seq) return bad(head.seq + 1, 'added')
    return bad(Math.max(this.#lines, 1), 'changed')
  }

  #examine(row: ChainRow, seen: Seen): Suspect | null {
    const next = this.#lines + 1
    const place = seen.content?.seq ?? seen.seq
    if (place > next) return { seq: next, problem: 'removed', open: 'real line', foundSeq: seen.seq }
    if (place < next && seen.content)
      return { seq: place, problem: 'added', open: 'rival', rival: seen.hash, rivalSeq: seen.seq }
    if (place < next) return { seq: seen.seq, problem: 'added', open: false }
    if (!seen.content) return { seq: next, problem: 'changed', open: 'real line', foundSeq: seen.seq }
    // The row is valid by itself, but sealed on another line than the one before it: that line was changed and sealed
    // again.
    if (seen.prev !== this.#hash) return { seq: Math.max(this.#lines, 1), problem: 'changed', open: false }
    const columns = differing(row, seen.content)
    if (columns.length > 0) return { seq: next, problem: 'columns_differ', columns, open: false }
    this.#lines = next
    this.#hash = seen.hash
    return null
  }

  #reconsider(suspect: Suspect, seen: Seen): Suspect {
    if (suspect.open === 'rival') {
      if (seen.prev === this.#hash) return { seq: suspect.rivalSeq, problem: 'added', open: false }
      return seen.prev === suspect.rival ? { seq: suspect.seq, problem: 'added', open: false } : suspect
    }
    const isReal = seen.content?.seq === suspect.seq && seen.prev === this.#hash
    if (!isReal) return suspect
    return { seq: suspect.seq, problem: suspect.problem === 'removed' ? 'reordered' : 'added', open: false }
  }
}

/**
 * Checks a whole chain at once and names the first bad line: `lines` in the order of `seq`, `head` from the contact's
 * row (0 and `GENESIS` before the first line).
 */
export function verifyChain(lines: Iterable<ChainRow>, head: ChainHead): ChainVerdict {
  const verifier = new ChainVerifier()
  for (const row of lines) if (!verifier.line(row)) break
  return verifier.end(head)
}

function look(row: ChainRow): Seen {
  const prev = hexOrNone(row.prev)
  const hash = hexOrNone(row.hash)
  const sealed = prev !== '' && lineHash(row.payload, prev) === hash
  return { seq: row.seq, prev, hash, content: sealed ? contentOrNone(row.payload) : null }
}

/** Returns an empty text for a value that is no hash; it equals no hash, so it never links. */
function hexOrNone(hash: LineHash): string {
  try {
    return hashHex(hash)
  } catch {
    return ''
  }
}

/**
 * Returns the content of a line, or null: a text may be sealed without being a line of ours, and why does not matter
 * here.
 */
function contentOrNone(payload: string): LineContent | null {
  try {
    return readLine(payload)
  } catch {
    return null
  }
}

function differing(row: ChainRow, content: LineContent): string[] {
  const columns: Record<string, unknown> = { ...row.columns, seq: row.columns?.seq ?? row.seq }
  const sealed: Record<string, unknown> = { ...content }
  const names = Object.keys(columns).filter((name) => columns[name] !== undefined)
  const differ = names.filter((name) => canonicalText(columns[name]) !== canonicalText(sealed[name] ?? null))
  if (row.seq !== content.seq && !differ.includes('seq')) differ.push('seq')
  return differ
}

function bad(seq: number, problem: ChainProblem, columns?: string[]): ChainVerdict {
  return { ok: false, seq, problem, ...(columns ? { columns } : {}) }
}
