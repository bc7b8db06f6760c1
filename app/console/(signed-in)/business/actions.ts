'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { BUSINESS } from '@/lib/i18n/console/business/words'
import type { Locale } from '@/lib/i18n/locales'
import { closeBusiness } from '@/lib/services/business/close-business'
import { keepBusiness } from '@/lib/services/business/keep-business'

const right = 'business.close' as const

const dayOf = (at: number, locale: Locale, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(at)

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
        return { done: words.begun(dayOf(closing.closesAt, locale, business.timeZone)) }
      case 'closing_already':
        return { done: words.begunAlready(dayOf(closing.closesAt, locale, business.timeZone)) }
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
