import type { Category, Policy } from '@/lib/consent/types'
import { type Locale, LOCALES } from '@/lib/languages'
import { texts as ar } from './topic-texts/ar'
import { texts as de } from './topic-texts/de'
import { texts as en } from './topic-texts/en'
import { texts as es } from './topic-texts/es'
import { texts as fr } from './topic-texts/fr'
import { texts as he } from './topic-texts/he'
import { texts as it } from './topic-texts/it'
import { texts as ptBr } from './topic-texts/pt-br'
import type { TemplateKey, TopicTexts } from './topic-texts/shape'

/** A topic to begin with. Its texts fit most businesses, and can be changed afterwards. */
export interface TopicTemplate {
  key: TemplateKey
  category: Category
  policy: Policy
  texts: Readonly<Record<Locale, TopicTexts[TemplateKey]>>
}

const TEXTS: Readonly<Record<Locale, TopicTexts>> = { es, 'pt-BR': ptBr, en, fr, it, de, ar, he }

const textsOf = (key: TemplateKey) =>
  Object.fromEntries(LOCALES.map((locale) => [locale, TEXTS[locale][key]])) as TopicTemplate['texts']

/**
 * The topics that a new business chooses from. Marketing is sent only after a Yes, because no legal basis is known for
 * more. What a person has set in motion themselves is sent until they refuse.
 */
export const TOPIC_TEMPLATES: readonly TopicTemplate[] = (
  [
    { key: 'orders', category: 'utility', policy: 'opt_out' },
    { key: 'bookings', category: 'utility', policy: 'opt_out' },
    { key: 'promotions', category: 'marketing', policy: 'opt_in' },
    { key: 'news', category: 'marketing', policy: 'opt_in' },
    { key: 'surveys', category: 'marketing', policy: 'opt_in' },
    { key: 'account_security', category: 'authentication', policy: 'required' },
  ] as const
).map((topic) => ({ ...topic, texts: textsOf(topic.key) }))

/** Those that are ticked before anybody has chosen. */
export const FIRST_TOPICS: readonly string[] = ['orders', 'promotions']

/** Returns the topics of these templates, in the order of all templates, with texts in these languages. */
export const templateTopics = (keys: readonly string[], languages: readonly Locale[]) =>
  TOPIC_TEMPLATES.filter(({ key }) => keys.includes(key)).map(({ texts, ...topic }) => ({
    ...topic,
    texts: Object.fromEntries(languages.map((language) => [language, texts[language]])),
  }))
