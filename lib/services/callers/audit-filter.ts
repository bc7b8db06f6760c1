import type { AuditFilter, AuditPlace } from '@/db/queries/members/audit-log'
import { fromDate, LAST_MOMENT } from '@/lib/consent/time'
import { isUuid } from '@/lib/ids'
import { AUDIT_SUBJECTS } from './record-audit'

export type { AuditFilter }

/** The filter as an address has it, each part empty where nothing is asked for. */
export interface AuditWish {
  /** `operator`, or the id of a member or an API key. */
  who: string
  /** A kind of thing: one of `AUDIT_SUBJECTS`. */
  what: string
  /** The first and the last day, such as `2026-11-29`, in the time zone of the business. */
  since: string
  until: string
}

/** Returns the filter of a wish. A part that can't be read is left out, and is empty in the returned wish. */
export function readAuditWish(
  given: Partial<Record<keyof AuditWish, unknown>>,
  timeZone: string,
): { wish: AuditWish; filter: AuditFilter } {
  const { who, what, since, until } = given
  const filter: AuditFilter = {}
  const wish: AuditWish = { who: '', what: '', since: '', until: '' }
  if (who === 'operator' || isUuid(who)) {
    wish.who = who
    filter.caller = who === 'operator' ? who : { id: who }
  }
  const kind = AUDIT_SUBJECTS.find((each) => each === what)
  if (kind) wish.what = filter.subjectKind = kind
  const from = typeof since === 'string' ? fromDate(since, timeZone, 'yes') : null
  if (from !== null) [wish.since, filter.from] = [since as string, from]
  const last = typeof until === 'string' ? fromDate(until, timeZone, 'no') : null
  if (last !== null) [wish.until, filter.until] = [until as string, Math.min(last + 1, LAST_MOMENT)]
  return { wish, filter }
}

/** Returns the text that an address has for the place of an entry. */
export const placeText = ({ at, id }: AuditPlace): string => `${at}_${id}`

/** Returns the place that `placeText` wrote; null for anything else. */
export function readPlace(text: unknown): AuditPlace | null {
  const [, at = '', id] = typeof text === 'string' ? (/^(\d{1,15})_(\S{36})$/.exec(text) ?? []) : []
  return isUuid(id) && Number(at) <= LAST_MOMENT ? { at: Number(at), id } : null
}
