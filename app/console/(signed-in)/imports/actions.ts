'use server'

import { z } from 'zod'
import { plainText } from '@/lib/api/plain-text'
import { consoleAction } from '@/lib/http/action/console-action'
import { IMPORTS } from '@/lib/i18n/console/imports/words'
import { beginImport, dropFile } from '@/lib/services/imports/begin-import'
import { problemText } from './_page/problem-text'

const Words = z.array(z.string().min(1).max(40)).max(20)
const Settings = z.strictObject({
  uses: z.array(z.string().max(60)).max(1010),
  yesMeans: z.enum(['agreed', 'refused']).optional(),
  dates: z.enum(['day_first', 'month_first']).optional(),
  words: z.strictObject({ in: Words, out: Words }).optional(),
  topic: z.uuid().optional(),
  answer: z.enum(['in', 'out']).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
})

/** Begins the import of a file as the page has shown it. */
export const beginImportAction = consoleAction({
  name: 'beginImport',
  right: 'imports.write',
  limitBytes: 128 * 1024,
  schema: z.strictObject({ id: z.uuid(), source: plainText(200), settings: Settings }),
  fieldsOf: (form) => ({
    id: form.get('id'),
    source: form.get('source'),
    settings: jsonOf(form.get('settings')),
  }),
  run: (deps, { member }, { id, source, settings }) =>
    beginImport(deps, member, id, { name: source, settings: { ...settings, source } }),
  answer(result, { locale }, { id }) {
    const { failures, ...words } = IMPORTS[locale].preview
    switch (result.outcome) {
      case 'begun':
        return { go: `/console/imports/${id}` }
      case 'columns':
        return { problem: problemText(result.problem, words) }
      case 'unknown_topic':
        return { problem: failures.unknown_topic }
      default:
        return { problem: failures.not_waiting }
    }
  },
})

/** Deletes a file that waits. */
export const dropFileAction = consoleAction({
  name: 'dropFile',
  right: 'imports.write',
  schema: z.strictObject({ id: z.uuid() }),
  fieldsOf: (form) => ({ id: form.get('id') }),
  run: (deps, { member }, { id }) => dropFile(deps, member, id),
  answer: (result, { locale }) =>
    result.outcome === 'dropped'
      ? { go: '/console/imports' }
      : { problem: IMPORTS[locale].preview.failures.not_waiting },
})

function jsonOf(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(typeof text === 'string' ? text : '')
  } catch {
    return null
  }
}
