import { redirect } from 'next/navigation'
import { readDraft } from '@/lib/auth/set-up-draft'
import { env } from '@/lib/env'
import { readVisitor } from '@/lib/http/visitor'
import { SET_UP } from '@/lib/i18n/console/set-up/words'
import type { Locale } from '@/lib/i18n/locales'
import { webDeps } from '@/lib/services/runtime'
import { openStep, SET_UP_STEPS, type SetUpStep } from '@/lib/services/set-up/read-set-up'
import type { SetUpDraft } from '@/lib/services/set-up/set-up-draft'
import { needsSetUp } from '@/lib/services/set-up/setup-code'

/** The code and the four steps after it. */
const COUNT = SET_UP_STEPS.length + 1

export const addressOfStep = (step: SetUpStep) => `/console/set-up/${step}`

/**
 * Sends a visitor away where there is nothing to set up. Where a secret is missing, the sign-in page says what to set.
 */
export async function requireSetUp(): Promise<Locale> {
  const { locale } = await readVisitor()
  if (!env().AUTH_SECRET || !(await needsSetUp(webDeps()))) redirect('/console/sign-in')
  return locale
}

/** Returns how far a step is, for its frame. */
export function frameOf(locale: Locale, step: SetUpStep | 'code') {
  const words = SET_UP[locale]
  const place = step === 'code' ? 1 : SET_UP_STEPS.indexOf(step) + 2
  const before = SET_UP_STEPS[place - 3]
  const href = before ? addressOfStep(before) : '/console/set-up'
  return {
    ...{ place, count: COUNT, step: words.step(place, COUNT) },
    back: step === 'code' ? null : { href, label: words.back },
  }
}

/** Returns the answers so far. Who opens a step before the earlier ones are filled in is sent to the first of them. */
export async function enterStep(step: SetUpStep): Promise<{ locale: Locale; draft: SetUpDraft }> {
  const locale = await requireSetUp()
  const draft = await readDraft()
  if (!draft) redirect('/console/set-up')
  const open = openStep(draft)
  if (open !== null && SET_UP_STEPS.indexOf(open) < SET_UP_STEPS.indexOf(step)) redirect(addressOfStep(open))
  return { locale, draft }
}
