import { FOREVER } from '@/lib/consent/types'
import { formatInstant } from '@/lib/i18n/format'
import { type Locale, localeToByte, negotiateLocale, readLocale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import type { FlowAnswer } from '@/lib/services/answer-flow'
import { contactLink } from '@/lib/services/mint-contact-link'
import { webDeps } from '@/lib/services/runtime'
import type { FlowReply } from './call'

export type Words = 'link' | 'stopped' | 'returned'

/** The contact's link and the words around it, in the language they wrote in, else theirs, else that of their number, else the business's. */
export function flowReply(answer: FlowAnswer, words: Words): FlowReply {
  const { config, contact, sourceNumber, spokenLocale } = answer
  const supported = config.locales.flatMap((locale) => readLocale(locale) ?? [])
  const candidates = [
    readLocale(spokenLocale),
    readLocale(contact.locale),
    localeOfNumber(contact.phone),
    readLocale(config.defaultLocale),
  ]
  const locale =
    candidates.find((each): each is Locale => each !== null && supported.includes(each)) ??
    negotiateLocale(null, supported)
  const url = contactLink(webDeps(), {
    businessNumber: config.number,
    contactId: contact.id,
    linkEpoch: contact.linkEpoch,
    sourceNumber,
    language: localeToByte(locale),
  })
  const t = translatorOf(locale)
  const pausedUntil = words === 'returned' ? pauseOf(contact.pauseUntil) : null
  // Said plainly, because "welcome back" and then silence would look like a fault.
  if (pausedUntil === 'open') return { url, text: t('chat.returnedPausedOpen', { business: config.name, url }) }
  if (pausedUntil !== null) {
    const date = formatInstant(pausedUntil, 'date', locale, config.timeZone)
    return { url, text: t('chat.returnedPaused', { business: config.name, date, url }) }
  }
  return { url, text: t(`chat.${words}`, { business: config.name, url }) }
}

function pauseOf(until: number | null): number | 'open' | null {
  if (until === null || until <= webDeps().clock.now()) return null
  return until >= FOREVER ? 'open' : until
}

/** Words for a call of the simulator, which has no contact of ours. */
export function simulatedText(words: Words): string {
  return translatorOf('en')(`chat.${words}`, { business: 'Sayso', url: '' }).trim()
}

/** A guess for people whose language nobody told us; the page has a switch. */
function localeOfNumber(phone: string | null): Locale | null {
  if (phone?.startsWith('+55')) return 'pt-BR'
  if (/^\+(1|44|61)/.test(phone ?? '')) return 'en'
  return /^\+(34|5[1-46-9])/.test(phone ?? '') ? 'es' : null
}
