'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { BUSINESS } from '@/lib/i18n/console/business/words'
import { formatInstant } from '@/lib/i18n/format'
import { closeBusiness } from '@/lib/services/business/close-business'
import { keepBusiness } from '@/lib/services/business/keep-business'

const right = 'business.close' as const

/** Begins to close the business, for an owner who typed its name. */
export const closeBusinessAction: FormAction = consoleAction({
  name: 'closeBusiness',
  right,
  confirms: true,
  keepsTyped: true,
  schema: z.strictObject({ name: z.string().max(1000) }),
  fieldsOf: (form) => ({ name: form.get('name') }),
  run: (deps, { member }, { name }) => closeBusiness(deps, member, name),
  answer(closing, { locale, business }): Answer {
    const words = BUSINESS[locale].closing
    switch (closing.outcome) {
      case 'closing':
        return { done: words.begun(formatInstant(closing.closesAt, 'date', locale, business.timeZone)) }
      case 'closing_already':
        return { done: words.begunAlready(formatInstant(closing.closesAt, 'date', locale, business.timeZone)) }
      case 'other_name':
        return { problem: words.otherName, fields: { name: words.otherName } }
    }
  },
})

/** Keeps a business that was to be closed. */
export const keepBusinessAction: FormAction = consoleAction({
  name: 'keepBusiness',
  right,
  schema: z.strictObject({}),
  fieldsOf: () => ({}),
  run: (deps, { member }) => keepBusiness(deps, member),
  answer({ outcome }, { locale }): Answer {
    const words = BUSINESS[locale].closing
    switch (outcome) {
      case 'kept':
        return { done: words.kept }
      case 'not_closing':
        return { done: words.notClosing }
      case 'closed':
        return { problem: words.closed }
    }
  },
})
