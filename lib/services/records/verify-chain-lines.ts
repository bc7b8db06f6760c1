import type { KeptEvidence, StoredHead, StoredLine } from '@/db/queries/ledger/chains'
import { AppError } from '@/lib/errors'
import { decryptEvidence, type KeyRing } from '@/lib/keys'
import { type ChainProblem, ChainVerifier } from '@/lib/ledger/chain'
import { verifyEvidence } from '@/lib/ledger/evidence'
import { GENESIS, lineHash } from '@/lib/ledger/seal'

/**
 * The faults that a line can have, beyond those that its chain shows (lib/ledger/chain.ts):
 * - `evidence_differs`: the stored evidence is not what the line's digest was made of
 * - `evidence_unreadable`: the evidence cannot be decrypted with our keys
 * - `change_id_reused`: an earlier line has the same change id
 */
export type LineProblem = ChainProblem | 'evidence_differs' | 'evidence_unreadable' | 'change_id_reused'

export interface BadLine {
  seq: number
  problem: LineProblem
  columns?: string[]
}

/** Checks one contact's lines, given in the order of `seq`, and returns the first bad one. It uses constant memory. */
export class ContactVerifier {
  readonly #businessId: string
  readonly #keys: KeyRing
  readonly #chain = new ChainVerifier()
  #isDecided = false
  #suspect: BadLine | null = null
  /** How many pieces of evidence were checked. */
  evidence = 0

  constructor(businessId: string, keys: KeyRing) {
    this.#businessId = businessId
    this.#keys = keys
  }

  line(line: StoredLine): void {
    // A valid line of another chain proves nothing about this one, so the chain's check skips it.
    if (isForeign(line, this.#businessId)) return this.#suspectAt(line.seq, 'added')
    if (this.#isDecided) return
    this.#isDecided = !this.#chain.line({ ...line, columns: columnsOf(line, this.#businessId) })
    if (line.doubled) this.#suspectAt(line.seq, 'change_id_reused')
    const problem = this.#evidenceProblem(line)
    if (problem) this.#suspectAt(line.seq, problem)
  }

  /**
   * Returns the verdict, given the head in the contact's row. `head` is null when there is no such contact, and then
   * there should be no line.
   */
  end(head: StoredHead | null, firstSeq: number | null): BadLine | null {
    if (!head) return { seq: firstSeq ?? 1, problem: 'added' }
    const verdict = this.#chain.end(head)
    if (verdict.ok) return this.#suspect
    const broken: BadLine = {
      seq: verdict.seq,
      problem: verdict.problem,
      ...(verdict.columns ? { columns: verdict.columns } : {}),
    }
    // At the same line, a fault of the chain explains the fault of its evidence. A foreign line explains the gap that
    // it fills.
    const suspect = this.#suspect
    if (!suspect || suspect.seq > broken.seq) return broken
    return suspect.seq < broken.seq || suspect.problem === 'added' ? suspect : broken
  }

  #suspectAt(seq: number, problem: LineProblem): void {
    if (!this.#suspect || seq < this.#suspect.seq) this.#suspect = { seq, problem }
  }

  #evidenceProblem(line: StoredLine): LineProblem | null {
    const { evidence } = line
    if (!evidence) return null
    this.evidence++
    const digest = evidenceDigest(line.payload)
    if (digest === undefined) return null
    if (digest === null || !isOfLine(evidence, line.contactId, digest)) return 'evidence_differs'
    try {
      const body: unknown = JSON.parse(decryptEvidence(this.#keys, evidence.body, line.changeId))
      return verifyEvidence(body, evidence.salt, digest) ? null : 'evidence_differs'
    } catch (error) {
      const keyIsGone = error instanceof AppError && (error.code === 'key_unknown' || error.code === 'key_compromised')
      return keyIsGone ? 'evidence_unreadable' : 'evidence_differs'
    }
  }
}

/** Returns whether evidence is stored for this contact, and under this digest where it repeats one. */
export function isOfLine(evidence: KeptEvidence, contactId: string, digest: string): boolean {
  return evidence.contactId === contactId && (evidence.digest === null || evidence.digest === digest)
}

/** Returns the columns that repeat the payload, under the payload's names. */
function columnsOf(line: StoredLine, businessId: string) {
  return {
    business_id: businessId,
    contact_id: line.contactId,
    seq: line.seq,
    change_id: line.changeId,
    kind: line.kind,
    occurred_at: new Date(line.occurredAt),
    recorded_at: new Date(line.recordedAt),
    actor: line.actor,
    method: line.method,
    source: line.sourceId,
    reason: line.reason,
    refers_to: line.refersTo,
  }
}

/**
 * Returns whether a line is validly sealed but names another contact or business, which means that it was put here by
 * hand.
 */
function isForeign(line: StoredLine, businessId: string): boolean {
  const content = parsed(line.payload)
  if (!content || (content['contact_id'] === line.contactId && content['business_id'] === businessId)) return false
  return isHash(line.prev) && lineHash(line.payload, line.prev) === line.hash
}

/** Returns the digest in a payload; null if the line has no evidence, undefined if the payload cannot be read. */
function evidenceDigest(payload: string): string | null | undefined {
  const digest = parsed(payload)?.['evidence']
  return typeof digest === 'string' || digest === null ? digest : undefined
}

function parsed(payload: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(payload)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}

const isHash = (text: string) => text.length === GENESIS.length && /^[0-9a-f]+$/.test(text)
