'use server'

import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { COMMON } from '@/lib/i18n/console/common/words'
import { LOOK } from '@/lib/i18n/console/look/words'
import { changeSettings, readSettings } from '@/lib/services/business/business-settings'
import { countWaiting } from '@/lib/services/double-opt-in/count-waiting'
import { changedIn, SendingForm, sendingFieldsOf, sendingOf, undoFieldsOf } from './_look/sending-form'

const MOST_DAYS = 3650

/**
 * Saves how long links work, which changes are confirmed in the chat, and whether a Yes to marketing waits for its
 * confirmation: what of it the member changed. The last is asked about first, because it changes what a Yes is worth.
 */
export const saveSendingAction: FormAction = consoleAction({
  name: 'saveSending',
  undo: () => saveSendingAction,
  right: 'settings.write',
  keepsTyped: true,
  schema: SendingForm,
  fieldsOf: sendingFieldsOf,
  async run(deps, { member }, form) {
    const { days: typed, confirmations, optIn } = changedIn(form)
    const days = typed === undefined ? undefined : daysOf(typed)
    if (days !== undefined && days !== null && (days < 1 || days > MOST_DAYS)) return { outcome: 'not_days' as const }
    const before = sendingOf(await readSettings(deps, member.businessId))
    if (optIn !== undefined && before.optIn !== optIn && form.agreed !== optIn)
      return { outcome: 'asks' as const, waiting: await countWaiting(deps, member.businessId) }
    const changed = await changeSettings(deps, member, {
      linkLifetimeDays: days,
      chatConfirmation: confirmations,
      confirmMarketing: optIn === undefined ? undefined : optIn === 'on',
    })
    if (changed.outcome !== 'changed') return changed
    return { outcome: 'saved' as const, before, after: sendingOf(changed.settings) }
  },
  answer(saved, { locale }, form): Answer {
    const { sending, done, problems } = LOOK[locale]
    if (saved.outcome === 'not_days') return { problem: problems.some, fields: { days: problems.days } }
    if (saved.outcome === 'asks') {
      const { lines, yes, ...titles } = sending.optInAsk
      const said = form.optIn === 'on' ? lines.on : lines.off(saved.waiting)
      return {
        ask: { title: titles[form.optIn], lines: said, fields: { agreed: form.optIn }, buttons: [{ label: yes }] },
      }
    }
    const { before, after } = saved
    if (before.days === after.days && before.confirmations === after.confirmations && before.optIn === after.optIn)
      return { done: done.unchanged }
    return { done: sending.saved, undo: { label: COMMON[locale].undo, fields: undoFieldsOf(form, before) } }
  },
})

/** Returns a number of days; null for none, and 0 for what can't be read. */
const daysOf = (typed: string): number | null => (typed === '' ? null : /^\d{1,4}$/.test(typed) ? Number(typed) : 0)
