import type { Tx } from '@/db/client'
import { hasKeyDigests } from '@/db/layout'
import {
  type ProofVersion,
  readProofMoment,
  readProofNotices,
  readProofTopics,
  readProofVersions,
} from '@/db/queries/ledger/proof-of-business'
import { BoundedMap } from '@/lib/bounded-map'
import type { Instant } from '@/lib/consent/types'
import { bindTopics, termsDigest } from '@/lib/ledger/bindings'
import type { LineContent } from '@/lib/ledger/line'
import { noticeHash } from '@/lib/ledger/notice'
import { differing } from './compare-state'
import type { Finding } from './findings'

type BusinessFinding = Omit<Finding, 'contactId'>

/** How many notices are in memory at a time, each with some 50 kB. */
const NOTICES = 20

/** What the lines of a business name: its notices by their hash and the versions of its topics by their digest. */
export class BusinessProof {
  readonly #notices: ReadonlySet<string>
  readonly #versions: ReadonlyMap<string, string>
  readonly #checkedFrom: Instant
  /** Whether lines with these topics in these versions bind what is stored; most lines have the same few. */
  readonly #topics = new BoundedMap<{ wrong: boolean; digest: string }>(1000)
  readonly findings: readonly BusinessFinding[]
  #now: Instant

  private constructor(
    readonly slug: string,
    readonly configVersion: number,
    now: Instant,
    readonly evidenceDays: number,
    /** Whether a line is looked for by the digest of its dedupe key alone. */
    readonly hasDigests: boolean,
    read: {
      notices: ReadonlySet<string>
      versions: ReadonlyMap<string, string>
      checkedFrom: Instant
      findings: readonly BusinessFinding[]
    },
  ) {
    this.#now = now
    this.#notices = read.notices
    this.#versions = read.versions
    this.#checkedFrom = read.checkedFrom
    this.findings = read.findings
  }

  static async read(tx: Tx, businessId: string, evidenceDays: number): Promise<BusinessProof> {
    const { slug, configVersion, now, noticesCheckedFrom } = await readProofMoment(tx, businessId)
    const findings: BusinessFinding[] = []
    const notices = new Set<string>()
    for (let after = ''; ;) {
      const rows = await readProofNotices(tx, businessId, after, NOTICES)
      for (const { hash, locale, canonical } of rows) {
        notices.add(hash)
        findings.push(...compareNotice(hash, locale, canonical))
      }
      const last = rows.at(-1)
      if (!last || rows.length < NOTICES) break
      after = last.hash
    }
    const versions = await readProofVersions(tx, businessId)
    findings.push(...compareTopics(versions, await readProofTopics(tx, businessId)))
    const digests = new Map(versions.map((each) => [`${each.id} ${each.version}`, termsOf(each)]))
    return new BusinessProof(slug, configVersion, now, evidenceDays, hasKeyDigests(tx), {
      notices,
      versions: digests,
      checkedFrom: noticesCheckedFrom,
      findings,
    })
  }

  /** PostgreSQL's time of the snapshot that was read last: evidence whose time was over by then may be gone. */
  get now(): Instant {
    return this.#now
  }

  /**
   * Returns this at the time of a later snapshot, or what the business has there if anything has changed meanwhile:
   * lines of that snapshot may name it. A notice of a page that not everybody sees comes with the first answer on it.
   */
  async renewed(tx: Tx, businessId: string): Promise<BusinessProof> {
    const { configVersion, notices, now } = await readProofMoment(tx, businessId)
    const isSame = configVersion === this.configVersion && notices === this.#notices.size
    if (!isSame) return BusinessProof.read(tx, businessId, this.evidenceDays)
    this.#now = now
    return this
  }

  /** Returns what a line names of the business and what is not there as it was. */
  compareLine(content: LineContent, recordedAt: Instant): BusinessFinding[] {
    const findings: BusinessFinding[] = []
    const { notice, format, topics } = content
    // Lines from before may name a hash that somebody who held the link made up; no line of format 2 does.
    const isChecked = format === 2 || recordedAt >= this.#checkedFrom
    if (notice !== null && isChecked && !this.#notices.has(notice))
      findings.push({ table: 'notices', row: notice, columns: null, problem: 'missing' })
    const bad =
      notice === null ? undefined : this.findings.find(({ table, row }) => table === 'notices' && row === notice)
    if (bad) findings.push(bad)
    if (topics) findings.push(...this.#compareTopics(content, topics))
    return findings
  }

  #compareTopics({ effects }: LineContent, { digest, versions }: NonNullable<LineContent['topics']>) {
    const ids = [...new Set(effects.flatMap((effect) => ('topic_id' in effect ? [effect.topic_id] : [])))].toSorted()
    const named = ids.map((id, place) => ({ id, version: versions[place] ?? 0 }))
    const stored = this.#topics.remember(`${ids.join()} ${versions.join()}`, () => {
      const found = named.map((each) => ({ ...each, digest: this.#versions.get(`${each.id} ${each.version}`) ?? null }))
      return { wrong: ids.length !== versions.length, digest: bindTopics(found).digest }
    })
    if (!stored.wrong && stored.digest === digest) return []
    return named.flatMap(({ id, version }): BusinessFinding[] => {
      const row = { table: 'topic_versions', row: `topic ${id} version ${version}` }
      if (version > 0 && !this.#versions.has(`${id} ${version}`)) return [{ ...row, columns: null, problem: 'missing' }]
      return [{ ...row, columns: TERMS, problem: 'changed' }]
    })
  }
}

/** The columns that one digest covers; the key is in `topics`. */
const TERMS = [
  'category',
  'policy',
  'legal_basis',
  'texts',
  'paused',
  'closed',
  'archived_at',
  'valid_from',
  'topics.key',
]

const termsOf = ({ key, ...version }: ProofVersion) => termsDigest({ ...version, key: key ?? '' })

function compareNotice(hash: string, locale: string, canonical: string): BusinessFinding[] {
  const at = { table: 'notices', row: hash }
  let notice: unknown
  try {
    notice = JSON.parse(canonical)
    const sealed = noticeHash(notice)
    if (sealed.hash !== hash || sealed.canonical !== canonical) throw new Error('not this text')
  } catch {
    return [{ ...at, columns: ['canonical', 'hash'], problem: 'changed' }]
  }
  // Notices of the first versions name no language.
  const language = typeof notice === 'object' && notice !== null && 'language' in notice ? notice.language : locale
  return language === locale ? [] : [{ ...at, columns: ['locale'], problem: 'changed' }]
}

/** A topic as it is now is its last version; no version is missing between the first and the last. */
function compareTopics(
  versions: readonly ProofVersion[],
  topics: readonly Omit<ProofVersion, 'validFrom'>[],
): BusinessFinding[] {
  const byTopic = new Map<string, ProofVersion[]>()
  for (const version of versions) byTopic.set(version.id, [...(byTopic.get(version.id) ?? []), version])
  const findings: BusinessFinding[] = [...byTopic.keys()]
    .filter((id) => !topics.some((topic) => topic.id === id))
    .map((id) => ({ table: 'topics', row: id, columns: null, problem: 'missing' }))
  for (const topic of topics) {
    const last = byTopic.get(topic.id)?.at(-1)
    const at = { contactId: null, table: 'topics', row: topic.id }
    if (!last) {
      findings.push({ table: 'topic_versions', row: `topic ${topic.id}`, columns: null, problem: 'missing' })
      continue
    }
    const pairs = (['version', 'category', 'policy', 'texts', 'paused', 'closed'] as const).map(
      (column) => [column, topic[column], last[column]] as const,
    )
    const rest = [
      ['legal_basis', topic.legalBasis, last.legalBasis],
      ['archived_at', topic.archivedAt, last.archivedAt],
    ] as const
    findings.push(...differing(at, [...pairs, ...rest]))
  }
  return findings
}
