import { canonicalText } from './canonical'
import { readLine } from './line'
import type { LineContent } from './line'
import { GENESIS, hashHex, lineHash } from './seal'
import type { LineHash } from './seal'

/**
 * A stored line. `columns` are the copies that the database keeps beside the payload for queries, under the payload's
 * names and as JSON has them (dates may be `Date`s).
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
 * - `changed` this line is not what was sealed
 * - `removed` this line is missing, later ones are there; `tail_removed` it and all after it are missing
 * - `added` this line was not written by us
 * - `reordered` this line stands elsewhere
 * - `columns_differ` the line is as sealed, the columns beside it say something else
 */
export type ChainProblem = 'changed' | 'removed' | 'added' | 'tail_removed' | 'reordered' | 'columns_differ'

export type ChainVerdict =
  | { ok: true; lines: number }
  | { ok: false; seq: number; problem: ChainProblem; columns?: string[] }

/** What a row is in itself: sealed on the `prev` it names, or not; and the place that its sealed text gives it. */
interface Seen {
  seq: number
  prev: string
  hash: string
  content: LineContent | null
}

/** The first thing found wrong, and what later lines may still teach about it. */
type Suspect = { seq: number; problem: ChainProblem; columns?: string[] } & (
  | { open: false }
  /**
   * Line `seq` is missing, or not it: the real one may still come. `foundSeq` is where the row that showed it is
   * stored.
   */
  | { open: 'real line'; foundSeq: number }
  /** Two rows claim place `seq`; the chain goes on from one of them. `rival` came second, stored at `rivalSeq`. */
  | { open: 'rival'; rival: string; rivalSeq: number }
)

/**
 * Walks one contact's chain, a row at a time in the order of `seq`, in constant memory, and names the first bad line.
 * It finds what was done to rows behind our back as long as the head was not forged with them; who can rewrite a line,
 * all after it and the head is caught only by a checkpoint signed outside the database.
 */
export class ChainVerifier {
  #lines = 0
  #hash = GENESIS
  #suspect: Suspect | null = null

  /** Takes the next row. False once the verdict is certain: further rows need not be read. */
  line(row: ChainRow): boolean {
    const seen = look(row)
    if (this.#suspect === null) this.#suspect = this.#examine(row, seen)
    else if (this.#suspect.open !== false) this.#suspect = this.#reconsider(this.#suspect, seen)
    return this.#suspect === null || this.#suspect.open !== false
  }

  /** The verdict, given the head that the contact's row keeps. */
  end(head: ChainHead): ChainVerdict {
    const headHash = hexOrNone(head.hash)
    const endsHere = head.seq === this.#lines && headHash === this.#hash
    const suspect = this.#suspect
    if (suspect?.open === 'rival' && headHash === this.#hash) return bad(suspect.rivalSeq, 'added')
    // All that the head knows of is here: what did not fit was put after it.
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
    // Whole in itself, but sealed on another line than the one we met: that one was changed and sealed again.
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
 * Checks a whole chain at once: `lines` in the order of `seq`, `head` from the contact's row (0 and `GENESIS` before
 * the first line). Names the first bad line.
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

/** Empty for what is no hash: equal to none, so it never links. */
function hexOrNone(hash: LineHash): string {
  try {
    return hashHex(hash)
  } catch {
    return ''
  }
}

/** A text may be sealed and still be no line of ours; why does not matter here. */
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
