import type { Tx } from '@/db/client'
import { readNotices, type StoredNotice } from '@/db/queries/business/named-things'
import { type CitedLine, citeLines } from '@/db/queries/ledger/contact-lines'
import { nameMembers, readEvidenceOf, readLastInbound, type StoredEvidence } from '@/db/queries/people/person-details'
import type { Decision, IdentityKind, Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { decryptEvidence } from '@/lib/keys'
import { verifyEvidence } from '@/lib/ledger/evidence'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { allows } from '@/lib/services/callers/rights'
import type { Deps } from '@/lib/services/deps'
import { isRefusedByMerged } from '@/lib/services/page/refused-by-merged'
import {
  type ContactRecord,
  type DescribedLine,
  type HistoryPage,
  readContact,
  type TopicStandingNow,
} from '@/lib/services/records/read-contact'
import { isMembersOwn } from '@/lib/services/records/take-back-change'
import { type ShownIdentity, shownIdentity, shownName } from './shown-name'

export { tookEffect } from '@/lib/consent/took-effect'

/** A line as the story of a person shows it. */
export interface StoryLine extends DescribedLine {
  /** What the person wrote or said; null where there is nothing, or for a caller who may not read it. */
  words: string | null
  /** Where they said it, as it was noted. */
  where: string | null
  /** The member who recorded it. */
  member: string | null
  /** Whether a member recorded it and it can still be taken back. */
  canTakeBack: boolean
}

export interface PersonTopic extends TopicStandingNow {
  /** The line that the decision follows from; null if nothing that was said decides. */
  line: CitedLine | null
}

export interface Person extends Omit<ContactRecord, 'topics' | 'history' | 'identities'> {
  name: ShownIdentity | null
  identities: (ShownIdentity & { kind: IdentityKind; createdAt: Instant; endedAt: Instant | null })[]
  /** When they last wrote to the business; null if that is not known. */
  lastInboundAt: Instant | null
  topics: PersonTopic[]
  /** How many lines the chain that is shown has: the place of its newest line. */
  history: { chain: string; lines: StoryLine[]; nextBefore: number | null }
  /** The texts that lines of this page name. */
  notices: StoredNotice[]
}

/**
 * Returns one person as the console shows them: where they stand on each topic and the line from which that follows,
 * and a page of what happened with the texts that they saw. Numbers are masked here, and what the person wrote is left
 * out, for a caller without the right. Returns null when the business has no such contact, or the chain asked for is
 * not of this person.
 */
export async function readPerson(
  deps: Deps,
  caller: Caller,
  contactId: string,
  page: HistoryPage,
): Promise<Person | NotAllowed | null> {
  const record = await readContact(deps, caller, contactId, page)
  if (!record || 'outcome' in record) return record
  const isFull = allows(caller, 'contacts.identify')
  const details = await inBusinessFor(deps, caller, 'contacts.read', (tx) => readDetails(deps, tx, caller, record))
  if ('outcome' in details) return details
  const live = record.identities.filter(({ endedAt }) => endedAt === null)
  return {
    ...record,
    ...details,
    name: shownName(live.length > 0 ? live : record.identities, isFull),
    identities: record.identities.map(({ createdAt, endedAt, ...identity }) => ({
      ...shownIdentity(identity, isFull),
      createdAt,
      endedAt,
    })),
  }
}

async function readDetails(deps: Deps, tx: Tx, caller: Caller, record: ContactRecord) {
  const { businessId } = caller
  const { lines } = record.history
  const decisive = record.topics.map((standing) => decisiveChange(record, standing))
  const mayRead = allows(caller, 'evidence.read')
  const [cited, evidence, notices, lastInboundAt] = await Promise.all([
    citeLines(tx, businessId, [...new Set(decisive.flatMap((id) => id ?? []))]),
    readEvidenceOf(
      tx,
      businessId,
      lines.map(({ changeId }) => changeId),
    ),
    readNotices(tx, businessId, [...new Set(lines.flatMap(({ notice }) => notice ?? []))]),
    readLastInbound(tx, businessId, record.id),
  ])
  const digests = new Map(lines.map(({ changeId, evidenceDigest }) => [changeId, evidenceDigest]))
  const bodies = new Map(evidence.map((one) => [one.changeId, bodyOf(deps, one, digests.get(one.changeId) ?? null)]))
  const memberIds = [...bodies.values()].flatMap((body) => textIn(body, 'member') ?? [])
  const members = await nameMembers(tx, businessId, [...new Set(memberIds)])
  const now = deps.clock.now()
  const takeable = await findTakeable(tx, businessId, record, now)
  return {
    lastInboundAt,
    notices,
    topics: record.topics.map((standing, place) => ({
      ...standing,
      line: cited.get(decisive[place] ?? '') ?? null,
    })),
    history: {
      ...record.history,
      lines: lines.map((line): StoryLine => {
        const body = bodies.get(line.changeId) ?? null
        return {
          ...line,
          words: mayRead ? wordsIn(body) : null,
          where: mayRead ? textIn(body, 'where') : null,
          member: members.get(textIn(body, 'member') ?? '') ?? null,
          canTakeBack: takeable.has(line.changeId),
        }
      }),
    },
  }
}

/** Returns the ids of the lines of this page that a member recorded and can still take back. */
async function findTakeable(tx: Tx, businessId: string, record: ContactRecord, now: Instant): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const line of record.history.lines) {
    const { effects } = line
    if (effects === null || !isMembersOwn(line, effects, record.state, now)) continue
    if (!(await isRefusedByMerged(tx, businessId, line, effects))) ids.add(line.changeId)
  }
  return ids
}

/** Returns the id of the change from which a decision follows; null if it follows from the topic alone. */
function decisiveChange({ state }: ContactRecord, { decision, answer }: TopicStandingNow): string | null {
  const changeId = changeOf(decision)
  return changeId === '' ? null : changeId

  function changeOf({ reason }: Decision): string | null {
    switch (reason) {
      case 'stopped':
        return state.stop?.changeId ?? null
      case 'paused':
        return state.pause?.changeId ?? null
      case 'provider_stop':
        return Object.values(state.providerStops).find(({ on }) => on)?.changeId ?? null
      case 'opted_in':
      case 'opted_out':
      case 'consent_expired':
        return answer?.register.changeId ?? null
      default:
        return null
    }
  }
}

/** Returns a piece of evidence that is what its line sealed; null if it is not, or if its key is gone. */
function bodyOf(
  { keys }: Pick<Deps, 'keys'>,
  one: StoredEvidence,
  digest: string | null,
): Record<string, unknown> | null {
  if (digest === null) return null
  try {
    const body: unknown = JSON.parse(decryptEvidence(keys, one.body, one.changeId))
    const isWhole = verifyEvidence(body, one.salt, digest)
    return isWhole && typeof body === 'object' && body !== null ? { ...body } : null
  } catch (error) {
    if (error instanceof AppError || error instanceof SyntaxError) return null
    throw error
  }
}

/** Returns a person's own words: as a member noted them, as they wrote them, or as a review found them. */
function wordsIn(body: Record<string, unknown> | null): string | null {
  const found = body?.['found']
  const inReview = typeof found === 'object' && found !== null ? { ...found } : null
  return textIn(body, 'said') ?? textIn(body, 'text') ?? textIn(inReview, 'text')
}

function textIn(body: Record<string, unknown> | null, name: string): string | null {
  const value = body?.[name]
  return typeof value === 'string' && value !== '' ? value : null
}
