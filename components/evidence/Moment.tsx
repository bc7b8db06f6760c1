import type { Instant } from '@/lib/consent/types'
import { formatInstant } from '@/lib/i18n/format'
import type { EvidenceView } from './view'

/** A time as the business's clocks showed it, with the exact time in UTC for programs. */
export function Moment({ at, view }: { at: Instant; view: Pick<EvidenceView, 'locale' | 'timeZone'> }) {
  return <time dateTime={new Date(at).toISOString()}>{formatInstant(at, 'dateTime', view.locale, view.timeZone)}</time>
}

/** The day of a time. */
export const dayOf = (at: Instant, { locale, timeZone }: Pick<EvidenceView, 'locale' | 'timeZone'>) =>
  formatInstant(at, 'date', locale, timeZone)
