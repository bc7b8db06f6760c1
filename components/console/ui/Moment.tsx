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

const STYLES = {
  day: { dateStyle: 'medium' },
  minute: { dateStyle: 'medium', timeStyle: 'short' },
  second: { dateStyle: 'medium', timeStyle: 'medium' },
} as const

/** A moment in the member's language and the time zone of the business. */
export function Moment({ at, locale, timeZone, style = 'minute' }: Props) {
  const text = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone }).format(at)
  return <time dateTime={new Date(at).toISOString()}>{text}</time>
}
