'use server'

import { z } from 'zod'
import { sentencesOf } from '@/app/console/(signed-in)/topics/_topics/problems'
import { cleanText } from '@/lib/clean-text'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { TOPICS } from '@/lib/i18n/console/topics/words'
import { isUuid } from '@/lib/ids'
import { LOCALES } from '@/lib/languages'
import { addLanguage } from '@/lib/services/business/add-language'
import { MOST_TOPICS } from '@/lib/services/business/business-definition'

const FIELDS = ['name', 'description', 'frequency', 'reason', 'basis'] as const
const text = cleanText().max(2000).default('')
const Text = z.strictObject({ name: text, description: text, frequency: text, reason: text, basis: text })

/** Adds a language to the page with the texts of all topics in it. */
export const addLanguageAction: FormAction = consoleAction({
  name: 'addLanguage',
  right: 'brand.write',
  keepsTyped: true,
  schema: z.strictObject({
    language: z.enum(LOCALES),
    texts: z.record(z.string().refine(isUuid), Text).refine((texts) => Object.keys(texts).length <= MOST_TOPICS),
  }),
  fieldsOf(form) {
    const topics = [...form.keys()].flatMap((name) => (name.endsWith('.name') ? [name.slice(0, -'.name'.length)] : []))
    const textOf = (topic: string) =>
      Object.fromEntries(FIELDS.map((field) => [field, form.get(`${topic}.${field}`) ?? undefined]))
    return { language: form.get('language'), texts: Object.fromEntries(topics.map((topic) => [topic, textOf(topic)])) }
  },
  run(deps, { member }, { language, texts }) {
    const given = Object.entries(texts).map(([topic, { reason, basis, ...rest }]) => [
      topic,
      // A topic that has no use for a reason or a basis has no field for it.
      { ...rest, ...(reason.trim() ? { reason } : {}), ...(basis.trim() ? { basis } : {}) },
    ])
    return addLanguage(deps, member, language, Object.fromEntries(given) as Parameters<typeof addLanguage>[3])
  },
  answer(added, { locale }, { language }): Answer {
    const { problems } = TOPICS[locale]
    if (added.outcome === 'not_valid') return { problem: problems.some, fields: sentencesOf(added.problems, problems) }
    return { go: `/console/look?added=${language}` }
  },
})
