import { concat, utf8 } from './bytes'
import { type DocumentKey, fromMultibase } from './did'
import { canonical, isObject, type JsonObject, objectAt, readCompactJson, textAt } from './json'
import type { Context } from './log'
import { Refused } from './refused'
import type { Report } from './report'

// Consent records, each signed with the suite eddsa-jcs-2022 (W3C, Data Integrity EdDSA Cryptosuites v1.0, 3.3).

/** Checks signed records one after the other. */
export class RecordsCheck {
  readonly #context: Context
  #count = 0
  readonly #signers = new Set<string>()

  constructor(context: Context) {
    this.#context = context
  }

  /** Takes the next line of the file. @throws Refused */
  async line(text: string): Promise<void> {
    this.#count++
    const at = this.#count
    const document = readCompactJson(text)
    if (!isObject(document)) throw new Refused((words) => words.atLine(at)(words.notOurs(words)))
    const { proof: _, ...unsigned } = document
    const proof = objectAt(document, 'proof')
    const { proofValue, ...options } = proof
    const method = textAt(proof, 'verificationMethod')
    const { documents } = this.#context.trusted
    const key = documents.find(({ id }) => id === method)
    if (!key) {
      const known = documents.map(({ id }) => id)
      throw new Refused((words) => words.atLine(at)(words.recordUnknownKey(method.slice(0, 200), known)))
    }
    const signature = typeof proofValue === 'string' ? fromMultibase(proofValue) : null
    const isSigned = signature !== null && (await this.#isSigned(unsigned, options, key, signature))
    if (!isSigned) throw new Refused((words) => words.atLine(at)(words.recordChanged))
    this.#signers.add(method)
  }

  async #isSigned(
    document: JsonObject,
    options: JsonObject,
    key: DocumentKey,
    signature: Uint8Array,
  ): Promise<boolean> {
    const { sha256, ed25519 } = this.#context
    const isSuite = options.type === 'DataIntegrityProof' && options.cryptosuite === 'eddsa-jcs-2022'
    const isAbout = canonical(options['@context'] ?? null) === canonical(document['@context'] ?? null)
    if (!isSuite || !isAbout || options.proofPurpose !== 'assertionMethod') return false
    const hashes = [options, document].map((part) => sha256(utf8(canonical(part))))
    return ed25519(key.bytes, concat(...hashes), signature)
  }

  end(report: Report): void {
    const count = this.#count
    if (count === 0) return report.fails((words) => words.truncated)
    report.holds((words) => words.recordsHold(count, [...this.#signers]))
    report.note((words) => words.recordsNotWhole)
  }
}
