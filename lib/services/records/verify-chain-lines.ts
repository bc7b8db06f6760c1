import type { StoredHead, StoredLine } from '@/db/queries/ledger/chains'
import { AppError } from '@/lib/errors'
import { decryptEvidence, type KeyRing } from '@/lib/keys'
import { type ChainProblem, ChainVerifier } from '@/lib/ledger/chain'
import { verifyEvidence } from '@/lib/ledger/evidence'
import { GENESIS, lineHash } from '@/lib/ledger/seal'

/**
 * What can be wrong with a line, beyond what its chain shows (lib/ledger/chain.ts):
 * - `evidence_differs` the evidence is not what the line's digest was made of; `evidence_unreadable` it does not open with our keys
 * - `change_id_reused` an earlier line has the same change id
 */
export type LineProblem = ChainProblem | 'evidence_differs' | 'evidence_unreadable' | 'change_id_reused'

export interface BadLine {
  seq: number
  problem: LineProblem
  columns?: string[]
}

/** Checks one contact's lines, given in the order of `seq`, and names the first bad one. Constant memory. */
export class ContactVerifier {
  readonly #businessId: string
  readonly #keys: KeyRing
  readonly #chain = new ChainVerifier()
  #isDecided = false
  #suspect: BadLine | null = null
  /** Pieces of evidence that were checked. */
  evidence = 0

  constructor(businessId: string, keys: KeyRing) {
    this.#businessId = businessId
    this.#keys = keys
  }

  line(line: StoredLine): void {
    // A whole line of another chain: it says nothing about this one, so the chain never sees it.
    if (isForeign(line, this.#businessId)) return this.#note(line.seq, 'added')
    if (this.#isDecided) return
    this.#isDecided = !this.#chain.line({ ...line, columns: columnsOf(line, this.#businessId) })
    if (line.doubled) this.#note(line.seq, 'change_id_reused')
    const problem = this.#evidenceProblem(line)
    if (problem) this.#note(line.seq, problem)
  }

  /** The verdict, given the head on the contact's row; null when there is no such contact, and so no line should be. */
  end(head: StoredHead | null, firstSeq: number | null): BadLine | null {
    if (!head) return { seq: firstSeq ?? 1, problem: 'added' }
    const verdict = this.#chain.end(head)
    if (verdict.ok) return this.#suspect
    const broken: BadLine = {
      seq: verdict.seq,
      problem: verdict.problem,
      ...(verdict.columns ? { columns: verdict.columns } : {}),
    }
    // What is wrong with the chain explains what is wrong with its evidence at the same line; a stranger explains the gap it stands in.
    const suspect = this.#suspect
    if (!suspect || suspect.seq > broken.seq) return broken
    return suspect.seq < broken.seq || suspect.problem === 'added' ? suspect : broken
  }

  #note(seq: number, problem: LineProblem): void {
    if (!this.#suspect || seq < this.#suspect.seq) this.#suspect = { seq, problem }
  }

  #evidenceProblem(line: StoredLine): LineProblem | null {
    const { evidence } = line
    if (!evidence) return null
    this.evidence++
    const digest = evidenceDigest(line.payload)
    if (digest === undefined) return null
    if (digest !== evidence.digest || evidence.contactId !== line.contactId) return 'evidence_differs'
    try {
      const body: unknown = JSON.parse(decryptEvidence(this.#keys, evidence.body, line.changeId))
      return verifyEvidence(body, evidence.salt, digest) ? null : 'evidence_differs'
    } catch (error) {
      const keyIsGone = error instanceof AppError && (error.code === 'key_unknown' || error.code === 'key_compromised')
      return keyIsGone ? 'evidence_unreadable' : 'evidence_differs'
    }
  }
}

/** The copies beside the payload, under the payload's names. */
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

/** Whether a line is sealed as it stands and names another contact or business: it was put here by hand. */
function isForeign(line: StoredLine, businessId: string): boolean {
  const said = parsed(line.payload)
  if (!said || (said['contact_id'] === line.contactId && said['business_id'] === businessId)) return false
  return isHash(line.prev) && lineHash(line.payload, line.prev) === line.hash
}

/** The digest in a payload; null where the line says that there is no evidence, undefined where it can't be read. */
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
