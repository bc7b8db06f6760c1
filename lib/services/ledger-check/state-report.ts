import { BoundedMap } from '@/lib/bounded-map'
import type { Finding, NamedFinding } from './findings'

/** Rows of the business that many lines name: each is reported once. */
const SHARED = new Set(['notices', 'topics', 'topic_versions', 'sources'])
const REMEMBERED = 10_000

/** Passes findings of one business on, each row once, and none of a contact whose chain is broken. */
export class StateReport {
  readonly #business: string
  readonly #total: { findings: number }
  readonly #onFinding: (finding: NamedFinding) => void
  readonly #leftOut = new Set<string>()
  readonly #shared = new BoundedMap<true>(REMEMBERED)

  constructor(business: string, total: { findings: number }, onFinding: (finding: NamedFinding) => void) {
    this.#business = business
    this.#total = total
    this.#onFinding = onFinding
  }

  /** The chain of this contact names the fault already; what would follow from it is not known. */
  leaveOut(contactId: string): void {
    this.#leftOut.add(contactId)
  }

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      if (finding.contactId !== null && this.#leftOut.has(finding.contactId)) continue
      if (SHARED.has(finding.table)) {
        const key = `${finding.table} ${finding.row}`
        if (this.#shared.get(key)) continue
        this.#shared.set(key, true)
      }
      this.#total.findings++
      this.#onFinding({ business: this.#business, ...finding })
    }
  }
}
