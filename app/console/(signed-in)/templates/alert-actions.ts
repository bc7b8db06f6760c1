'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import type { FormAction } from '@/lib/http/action/form-answer'
import { COMMON } from '@/lib/i18n/console/common/words'
import { TEMPLATES } from '@/lib/i18n/console/templates/words'
import { WATCH } from '@/lib/i18n/console/watch/words'
import { handleAlerts, reopenAlerts } from '@/lib/services/template-alerts/handle-alerts'

const Name = z.string().min(1).max(512)
/** A moment in milliseconds since 1970, up to the year 2200. */
const Moment = z.coerce.number().int().min(0).max(7_258_118_400_000)

/** Notes that a member has seen what happened to a template, and leaves it as it is. */
export const handleAlertsAction: FormAction = consoleAction({
  name: 'handleAlerts',
  undo: () => reopenAlertsAction,
  right: 'templates.pause',
  schema: z.strictObject({ name: Name, until: Moment }),
  fieldsOf: (form) => ({ name: form.get('name'), until: form.get('until') }),
  run: (deps, { member }, about) => handleAlerts(deps, member, about),
  answer(result, { locale }, { name }) {
    if (result.outcome !== 'handled') return { problem: TEMPLATES[locale].gone }
    const done = WATCH[locale].one.seenNow(name)
    // Somebody else was faster: there is nothing that this member could take back.
    if (result.alerts === 0) return { done }
    return { done, undo: { label: COMMON[locale].undo, fields: { name, at: String(result.handledAt) } } }
  },
})

/** Opens what was handled at one moment again. */
export const reopenAlertsAction: FormAction = consoleAction({
  name: 'reopenAlerts',
  right: 'templates.pause',
  schema: z.strictObject({ name: Name, handledAt: Moment }),
  fieldsOf: (form) => ({ name: form.get('name'), handledAt: form.get('at') }),
  run: (deps, { member }, about) => reopenAlerts(deps, member, about),
  answer: (result, { locale }, { name }) =>
    result.outcome === 'reopened' ? { done: WATCH[locale].one.unseenNow(name) } : { problem: TEMPLATES[locale].gone },
})
