import { type Locale, localeToByte, negotiateLocale, readLocale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import type { FlowAnswer } from '@/lib/services/answer-flow'
import { contactLink } from '@/lib/services/mint-contact-link'
import { webDeps } from '@/lib/services/runtime'
import type { FlowReply } from './call'

type Words = 'link' | 'stopped' | 'returned'

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
  return { url, text: translatorOf(locale)(`chat.${words}`, { business: config.name, url }) }
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
