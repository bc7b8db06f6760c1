'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import type { FormAction } from '@/lib/http/action/form-answer'
import { COMMON } from '@/lib/i18n/console/common/words'
import { TEMPLATES } from '@/lib/i18n/console/templates/words'
import { WATCH } from '@/lib/i18n/console/watch/words'
import { mapAll } from '@/lib/services/templates/map-all'
import { setTemplatePaused } from '@/lib/services/templates/pause-template'
import { topicName } from '../_page/topic-name'

const Name = z.string().min(1).max(512)

/** Ties all languages of a template to one topic, or to none. */
export const tieTemplate: FormAction = consoleAction({
  name: 'tieTemplate',
  undo: () => untieTemplate,
  right: 'templates.write',
  schema: z.strictObject({ name: Name, topic: z.union([z.uuid(), z.enum(['none', 'mixed'])]) }),
  fieldsOf(form) {
    const name = form.get('template')
    return { name, topic: typeof name === 'string' ? form.get(`topic:${name}`) : null }
  },
  run: async (deps, { member }, { name, topic }) =>
    topic === 'mixed'
      ? ({ outcome: 'as_it_was' } as const)
      : mapAll(deps, member, name, topic === 'none' ? null : topic),
  answer(result, { locale }, { name }) {
    const words = TEMPLATES[locale]
    if (result.outcome === 'as_it_was') return { done: words.same(name) }
    if (result.outcome !== 'mapped')
      return { problem: result.outcome === 'unknown_topic' ? words.unknownTopic : words.gone }
    if (!result.changed) return { done: words.same(name) }
    const undo = {
      label: COMMON[locale].undo,
      fields: { name, previous: JSON.stringify(result.previous) },
    }
    const topic = result.topic && topicName(result.topic, locale)
    return { done: topic ? words.mapped(name, topic) : words.unmappedNow(name), undo }
  },
})

/** Ties each language of a template to what it was tied to before. */
export const untieTemplate: FormAction = consoleAction({
  name: 'untieTemplate',
  right: 'templates.write',
  schema: z.strictObject({
    name: Name,
    previous: z
      .string()
      .max(20_000)
      .transform((text, context) => {
        try {
          return z.record(z.string().max(20), z.uuid().nullable()).parse(JSON.parse(text))
        } catch {
          context.addIssue({ code: 'custom', message: 'is not a list of topics by language' })
          return z.NEVER
        }
      }),
  }),
  fieldsOf: (form) => ({ name: form.get('name'), previous: form.get('previous') }),
  run: (deps, { member }, { name, previous }) => mapAll(deps, member, name, null, previous),
  answer(result, { locale }, { name }) {
    const words = TEMPLATES[locale]
    if (result.outcome === 'unknown_topic') return { problem: words.unknownTopic }
    return result.outcome === 'unknown_template' ? { problem: words.gone } : { done: words.putBack(name) }
  },
})

const Pause = z.strictObject({
  name: Name,
  paused: z.enum(['yes', 'no']),
  /** The languages that an undo is for; empty: all. */
  languages: z.array(z.string().max(20)).max(200),
})

const pauseFields = (form: FormData) => {
  const languages = form.get('languages')
  return {
    name: form.get('name'),
    paused: form.get('paused'),
    languages: typeof languages === 'string' && languages !== '' ? languages.split(' ') : [],
  }
}

const answerPause = (
  result: Awaited<ReturnType<typeof setTemplatePaused>>,
  { locale }: { locale: keyof typeof WATCH },
  { name, paused }: z.infer<typeof Pause>,
) => {
  const words = WATCH[locale].one
  if (result.outcome !== 'set') return { problem: TEMPLATES[locale].gone }
  if (result.changed.length === 0) return { done: words.same(name) }
  const undo = {
    label: COMMON[locale].undo,
    fields: { name, paused: paused === 'yes' ? 'no' : 'yes', languages: result.changed.join(' ') },
  }
  return { done: paused === 'yes' ? words.pausedNow(name) : words.resumedNow(name), undo }
}

/** Pauses a template in all its languages, or lets it be sent again. An undo names the languages that changed. */
export const pauseTemplate: FormAction = consoleAction({
  name: 'pauseTemplate',
  undo: () => pauseTemplate,
  right: 'templates.pause',
  schema: Pause,
  fieldsOf: pauseFields,
  run: (deps, { member }, { name, paused, languages }) =>
    setTemplatePaused(deps, member, { name, paused: paused === 'yes', languages }),
  answer: answerPause,
})
