import type { Locale } from '@/lib/i18n/locales'

/** Returns a day (`2026-11-29`) in words; empty for none. A day has no time zone, so it is read and written in UTC. */
export function dayText(day: string | undefined, locale: Locale): string {
  if (day === undefined) return ''
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
