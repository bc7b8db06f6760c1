import type { TemplatesWords } from '@/lib/i18n/console/templates/shape'
import type { Locale } from '@/lib/i18n/locales'

/** What every part of the templates' screens needs to speak. */
export interface TemplateScene {
  words: TemplatesWords
  locale: Locale
  timeZone: string
  businessId: string
}

/** A template in one language, as it is shown. */
export interface ShownTemplate {
  id: string
  language: string
  category: 'marketing' | 'utility' | 'authentication'
  status: string | null
  quality: string | null
  topicId: string | null
  firstSeenAt: number
}

/** A topic that a template is tied to or can be tied to. */
export interface TopicOption {
  id: string
  name: string
  /** Only what is tied to it already shows it: nothing can be tied to it. */
  isArchived: boolean
}

/** Returns the name of a language in the member's own: `Portuguese (Brazil)`. */
export function languageName(language: string, { locale }: Pick<TemplateScene, 'locale'>): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}

/** Returns Meta's word for a status in the member's language; a word that we don't know as it is. */
export const statusName = (status: string | null, { words }: Pick<TemplateScene, 'words'>): string =>
  status === null ? words.notTold : (words.statuses[status] ?? status)

export const qualityName = (quality: string | null, { words }: Pick<TemplateScene, 'words'>): string =>
  quality === null ? words.notTold : (words.qualities[quality] ?? quality)

/** The class of what Meta says: only what keeps a template from being sent, or soon may, is drawn as a warning. */
export function classOfStatus(status: string | null): string {
  if (status === null || /^(PENDING|IN_APPEAL)$/.test(status)) return 'st little'
  return /^(APPROVED|REINSTATED)$/.test(status) ? 'st' : 'st watch'
}

export function classOfQuality(quality: string | null): string {
  if (quality === 'YELLOW' || quality === 'RED') return 'st watch'
  return quality === 'GREEN' ? 'st' : 'st little'
}

/** Returns the status of several languages that says most: one that Meta does not send, else the first. */
export function worstOf(templates: readonly ShownTemplate[]): Pick<ShownTemplate, 'status' | 'quality'> {
  const bad = templates.find(({ status }) => classOfStatus(status) === 'st watch') ?? templates[0]
  const low = ['RED', 'YELLOW', 'GREEN'].find((quality) => templates.some((each) => each.quality === quality))
  return { status: bad?.status ?? null, quality: low ?? templates[0]?.quality ?? null }
}

/** Returns the topic of all languages; `mixed` where they differ, and `none` where they have none. */
export function topicOfAll(templates: readonly ShownTemplate[]): string {
  const topics = new Set(templates.map(({ topicId }) => topicId))
  if (topics.size > 1) return 'mixed'
  return [...topics][0] ?? 'none'
}
