import { formatInstant } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

interface Props {
  /** Milliseconds since 1970. */
  at: number
  locale: Locale
  /** The time zone of the business. */
  timeZone: string
  /** The day alone, or with the time of day. */
  style?: 'day' | 'minute' | 'second'
}

const STYLES = { day: 'shortDate', minute: 'shortDateTime', second: 'shortDateSecond' } as const

/** A moment in the member's language and the time zone of the business. */
export function Moment({ at, locale, timeZone, style = 'minute' }: Props) {
  const text = formatInstant(at, STYLES[style], locale, timeZone)
  return <time dateTime={new Date(at).toISOString()}>{text}</time>
}
