import { readIdentity } from '@/lib/consent/names'
import { type Locale, LOCALES } from '@/lib/languages'
import { BusinessDefinition } from '@/lib/services/business/business-definition'
import { PersonDetails } from '@/lib/services/sign-in/person-rules'
import type { BusinessAnswers, SetUpDraft } from './set-up-draft'
import { templateTopics } from './topic-templates'

export const SET_UP_STEPS = ['owner', 'business', 'topics', 'look'] as const
export type SetUpStep = (typeof SET_UP_STEPS)[number]

/** The color of the page where nobody has chosen one. */
export const FIRST_COLOR = '#0b6e4f'

/** The word to which the reply is a fresh link. It can be changed later. */
const LINK_KEYWORDS: Record<Locale, string> = {
  es: 'preferencias',
  'pt-BR': 'preferências',
  en: 'preferences',
  fr: 'préférences',
  it: 'preferenze',
  de: 'einstellungen',
  ar: 'تفضيلاتي',
  he: 'העדפות',
}

/** The fields of the form about the business. */
export type BusinessField = Exclude<keyof BusinessAnswers, 'also'>

export type ReadBusiness = { ok: true; definition: BusinessDefinition } | { ok: false; wrong: BusinessField[] }

/** Which field of the form a part of the definition was made from. */
const FIELDS: Readonly<Record<string, BusinessField>> = {
  languages: 'language',
  timeZone: 'timeZone',
  country: 'country',
  'controller.jurisdiction': 'country',
  whatsappNumber: 'whatsapp',
  privacyUrl: 'privacy',
  helpUrl: 'help',
  'controller.legalName': 'legalName',
  'controller.address': 'address',
  'controller.email': 'email',
}

/**
 * Returns the business that the answers describe, held to the rules of a business's file, or the fields of the form
 * that have a problem.
 */
export function readSetUpBusiness(answers: BusinessAnswers, topics: readonly string[], color: string): ReadBusiness {
  const languages = languagesOf(answers)
  const { country } = answers
  const read = BusinessDefinition.safeParse({
    ...{ slug: slugOf(answers.name), name: answers.name, color, languages, timeZone: answers.timeZone, country },
    whatsappNumber: numberOf(answers.whatsapp, country),
    linkKeywords: Object.fromEntries(languages.map((language) => [language, LINK_KEYWORDS[language]])),
    privacyUrl: addressOf(answers.privacy),
    helpUrl: helpOf(answers.help, country) ?? `mailto:${answers.email.trim()}`,
    controller: {
      ...{ legalName: answers.legalName, address: answers.address, email: answers.email.trim() },
      jurisdiction: country,
    },
    topics: templateTopics(topics, languages),
  })
  if (read.success) return { ok: true, definition: read.data }
  const wrong = read.error.issues.map(({ path }) => FIELDS[path.join('.')] ?? FIELDS[String(path[0])] ?? 'name')
  return { ok: false, wrong: [...new Set(wrong)] }
}

/** Returns the step that has to be filled in next, or null if the business can be made. */
export function openStep({ owner, business, topics, color }: SetUpDraft): SetUpStep | null {
  if (!owner?.passwordHash || !PersonDetails.omit({ locale: true }).safeParse(owner).success) return 'owner'
  // With a topic that is always good, so that only the answers about the business count.
  if (!business || !readSetUpBusiness(business, ['orders'], FIRST_COLOR).ok) return 'business'
  if (!topics || templateTopics(topics, LOCALES).length === 0) return 'topics'
  return color === undefined ? 'look' : null
}

/** Returns the languages of the answers, the first one first. */
export function languagesOf({ language, also }: Pick<BusinessAnswers, 'language' | 'also'>): Locale[] {
  const named = [language, ...also]
  const [first, ...others] = LOCALES.filter((locale) => named.includes(locale)).toSorted(
    (one, other) => Number(other === language) - Number(one === language),
  )
  return first === language ? [first, ...others] : []
}

/** Returns the name of a business in commands, made from its name. */
function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '')
  // What begins so is kept for test businesses.
  return slug === '' || slug.startsWith('sandbox-') ? 'business' : slug
}

/** Returns a number as the definition wants it, or the text as it is: the definition then says that it is none. */
function numberOf(text: string, country: string): string {
  const identity = readIdentity(text, country)
  return identity?.kind === 'phone' ? identity.canonical : text
}

/** Returns a web address, also of one that was typed without https://; null for none. */
function addressOf(text: string): string | null {
  const typed = text.trim()
  if (typed === '') return null
  return /^[a-z][a-z+.-]*:/i.test(typed) ? typed : `https://${typed}`
}

/** Returns the address at which a person reaches a human: typed as an e-mail, a number or a web address. */
function helpOf(text: string, country: string): string | null {
  const typed = text.trim()
  if (/^[^\s@:/]+@[^\s@]+$/.test(typed)) return `mailto:${typed}`
  if (/^\+?[\d\s().-]{6,}$/.test(typed)) return `tel:${numberOf(typed, country)}`
  return addressOf(typed)
}
