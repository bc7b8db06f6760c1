'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { EVIDENCE } from '@/lib/i18n/console/evidence/words'
import { formatInstant } from '@/lib/i18n/format'
import { findReceipt } from '@/lib/services/transparency-log/find-receipt'
import { verifyWhileWaiting } from '@/lib/services/transparency-log/verify-while-waiting'

/** Verifies the whole business, as `ledger:verify` does. */
export const verifyAction: FormAction = consoleAction({
  name: 'verifyEvidence',
  right: 'evidence.read',
  schema: z.strictObject({}),
  fieldsOf: () => ({}),
  run: (deps, { member }) => verifyWhileWaiting(deps, member),
  answer(verified, { locale }): Answer {
    const words = EVIDENCE[locale].verify
    if (verified.outcome === 'too_much') return { done: words.tooMuch, tone: 'warn' }
    if (verified.outcome === 'differs') return { problem: words.differs(verified.count, verified.first) }
    return { done: words.holds(verified.lines, verified.contacts) }
  },
})

/** Finds the line behind the reference of a receipt. */
export const lookUpAction: FormAction = consoleAction({
  name: 'lookUpReceipt',
  right: 'evidence.read',
  keepsTyped: true,
  schema: z.strictObject({ reference: z.string().max(200) }),
  fieldsOf: (form) => ({ reference: form.get('reference') }),
  run: (deps, { member }, { reference }) => findReceipt(deps, member, reference),
  answer(found, { locale, business }): Answer {
    const words = EVIDENCE[locale].lookUp
    if (found.outcome === 'unknown_reference') return { problem: words.unknown, fields: { reference: words.unknown } }
    if (found.outcome === 'several_lines') return { problem: words.several, fields: { reference: words.several } }
    const { recordedAt, position, contactId } = found.line
    const when = formatInstant(recordedAt, 'shortDateTime', locale, business.timeZone)
    const isSigned = found.isSigned && position !== null
    return {
      done: isSigned ? words.found(when, position) : words.foundOpen(when),
      link: { href: `/console/people/${contactId}`, label: words.open },
    }
  },
})
