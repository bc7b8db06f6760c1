'use server'

import { z } from 'zod'
import { keepSession } from '@/lib/auth/keep-session'
import { currentSession } from '@/lib/auth/signed-in'
import type { Answer } from '@/lib/http/action/form-answer'
import { openAction } from '@/lib/http/action/open-action'
import { INVITATION } from '@/lib/i18n/console/invitation/words'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import type { Locale } from '@/lib/i18n/locales'
import { type Accepting, type AcceptedInvitation, acceptInvitation } from '@/lib/services/sign-in/accept-invitation'
import { chooseBusiness } from '@/lib/services/sign-in/choose-business'

const Token = z.string().regex(/^[\w-]{43}$/)
const Password = z.string().max(1000)

const Form = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('signed_in'), token: Token }),
  z.strictObject({ as: z.literal('known'), token: Token, password: Password }),
  z.strictObject({ as: z.literal('new'), token: Token, name: z.string().max(200), password: Password }),
])

/** Accepts an invitation. Who may is decided by the token that the form carries, and by the use case. */
export const acceptAction = openAction({
  name: 'acceptInvitation',
  schema: Form,
  fieldsOf: (form) =>
    Object.fromEntries([...form].filter(([name]) => ['as', 'token', 'name', 'password'].includes(name))),
  async run(deps, visitor, form) {
    const session = form.as === 'signed_in' ? await currentSession() : null
    // They were signed out while the page was open: it then offers the other two ways.
    if (form.as === 'signed_in' && (!session || session.needsCode)) return { go: `/console/invitation/${form.token}` }
    const who: Accepting =
      form.as === 'signed_in'
        ? { as: 'signed_in', userId: session?.userId ?? '' }
        : form.as === 'known'
          ? { as: 'known', password: form.password }
          : { as: 'new', name: form.name, password: form.password, locale: visitor.locale }
    const accepted = await acceptInvitation(deps, form.token, who, visitor)
    if (accepted.outcome !== 'joined') return answerOf(accepted, visitor.locale)
    if (accepted.token) await keepSession(accepted.token)
    else if (session) await chooseBusiness(deps, { userId: session.userId, sessionId: session.id }, accepted.businessId)
    return { go: accepted.needsCode ? '/console/sign-in/code' : '/console' }
  },
})

function answerOf(accepted: Exclude<AcceptedInvitation, { outcome: 'joined' }>, locale: Locale): Answer {
  const words = INVITATION[locale]
  switch (accepted.outcome) {
    case 'already_member':
      return { problem: words.alreadyMember }
    case 'has_account':
      return { problem: words.hasAccount }
    case 'address_taken':
      return { problem: words.addressTaken }
    case 'password': {
      const fault = words.faults[accepted.fault]
      return { problem: fault, fields: { password: fault } }
    }
    case 'not_valid':
      return {
        problem: words.notValid,
        fields: Object.fromEntries(accepted.wrong.map((name) => [name, words.notValid])),
      }
    case 'wrong':
      return { problem: SIGN_IN[locale].wrong }
    case 'busy':
      return { problem: SIGN_IN[locale].busy }
    case 'wait':
      return { problem: words.wait(Math.ceil(accepted.seconds / 60)) }
    default:
      return { problem: words.dead[accepted.outcome].title }
  }
}
