'use server'

import { z } from 'zod'
import { env } from '@/lib/env'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer } from '@/lib/http/action/form-answer'
import { readVisitor } from '@/lib/http/visitor'
import { ACCOUNT } from '@/lib/i18n/console/account/words'
import { INVITATION } from '@/lib/i18n/console/invitation/words'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { CONSOLE_LOCALES } from '@/lib/languages'
import { leaveBusiness } from '@/lib/services/members/leave-business'
import { changePassword } from '@/lib/services/sign-in/change-password'
import { changeProfile } from '@/lib/services/sign-in/change-profile'
import { endSession, endSessionsEverywhere } from '@/lib/services/sign-in/end-sessions'
import { allowLinking, unlinkIdentities } from '@/lib/services/sign-in/link-identity'
import { beginFactor, confirmFactor, renewRecoveryCodes, switchFactorOff } from '@/lib/services/sign-in/second-factor'

const Nothing = z.strictObject({})
const nothing = () => ({})
const right = 'account.write'

/** Recovery codes on lines of their own, below the sentence. */
const withCodes = (sentence: string, codes: readonly string[]) => [sentence, '', ...codes].join('\n')

export const changeProfileAction = consoleAction({
  name: 'changeProfile',
  right,
  schema: z.strictObject({ name: z.string().max(200), locale: z.enum(CONSOLE_LOCALES) }),
  fieldsOf: (form) => ({ name: form.get('name'), locale: form.get('locale') }),
  run: (deps, { userId }, profile) => changeProfile(deps, userId, profile),
  answer(result, _who, { locale }) {
    if (result.outcome === 'changed') return { done: ACCOUNT[locale].you.done }
    const problem = INVITATION[locale].notValid
    return { problem, fields: Object.fromEntries(result.wrong.map((name) => [name, problem])) }
  },
})

export const changePasswordAction = consoleAction({
  name: 'changePassword',
  right,
  schema: z.strictObject({ current: z.string().max(1000), next: z.string().max(1000) }),
  fieldsOf: (form) => ({ current: form.get('current'), next: form.get('next') }),
  run: async (deps, who, passwords) => changePassword(deps, who, passwords, await readVisitor()),
  answer(result, { locale }): Answer {
    const words = ACCOUNT[locale].password
    switch (result.outcome) {
      case 'changed':
        return { done: words.done(result.signedOut) }
      case 'password': {
        const fault = INVITATION[locale].faults[result.fault]
        return { problem: fault, fields: { next: fault } }
      }
      case 'wrong':
        return { problem: words.wrong, fields: { current: words.wrong } }
      case 'wait':
        return { problem: SIGN_IN[locale].wait(Math.ceil(result.seconds / 60)) }
      case 'busy':
        return { problem: SIGN_IN[locale].busy }
    }
  },
})

/** Everything about the second factor is one action, so that its form stays and shows the recovery codes. */
export const factorAction = consoleAction({
  name: 'factor',
  right,
  schema: z.discriminatedUnion('act', [
    z.strictObject({ act: z.enum(['begin', 'renew', 'off']) }),
    z.strictObject({ act: z.literal('confirm'), code: z.string().max(20) }),
  ]),
  fieldsOf: (form) =>
    form.get('act') === 'confirm' ? { act: 'confirm', code: form.get('code') } : { act: form.get('act') },
  confirms: true,
  run: async (deps, who, input) => {
    switch (input.act) {
      case 'begin':
        return beginFactor(deps, who)
      case 'confirm':
        return confirmFactor(deps, who, input.code)
      case 'renew':
        return renewRecoveryCodes(deps, who)
      case 'off':
        return switchFactorOff(deps, who)
    }
  },
  answer(result, { locale }): Answer {
    const words = ACCOUNT[locale].factor
    switch (result.outcome) {
      case 'begun':
        return { done: words.scan }
      case 'on':
        return { done: withCodes(words.done, result.recoveryCodes) }
      case 'made':
        return { done: withCodes(words.renewed, result.recoveryCodes) }
      case 'off':
      case 'unchanged':
      case 'is_off':
        return { done: words.offDone }
      case 'wrong_code':
        return { problem: words.wrong, fields: { code: words.wrong } }
      case 'wait':
        return { problem: SIGN_IN[locale].code.wait(Math.ceil(result.seconds / 60)) }
      case 'not_begun':
      case 'is_on':
        return { problem: words.notBegun }
    }
  },
})

/** Connects or disconnects the person's account at the OpenID provider. */
export const providerAction = consoleAction({
  name: 'provider',
  right,
  schema: z.strictObject({ act: z.enum(['connect', 'remove']) }),
  fieldsOf: (form) => ({ act: form.get('act') }),
  confirms: true,
  run: async (deps, who, { act }) =>
    act === 'connect' ? allowLinking(deps, who) : unlinkIdentities(deps, who.userId, env().OIDC_ISSUER ?? ''),
  answer(result, { locale }) {
    const words = ACCOUNT[locale].provider
    if (result.outcome === 'needs_password') return { problem: words.needsPassword }
    return { done: result.outcome === 'allowed' ? words.goOn : words.removed }
  },
})

/** Signs one other browser out, or all but this one. */
export const endSessionsAction = consoleAction({
  name: 'endSessions',
  right,
  schema: z.strictObject({ session: z.union([z.uuid(), z.literal('others')]) }),
  fieldsOf: (form) => ({ session: form.get('session') }),
  run: async (deps, who, { session }) =>
    session === 'others'
      ? ({ of: 'others', count: await endSessionsEverywhere(deps, who, { keepThis: true }) } as const)
      : ({ of: 'one', wasThere: await endSession(deps, { userId: who.userId, sessionId: session }) } as const),
  answer(result, { locale }) {
    const words = ACCOUNT[locale].sessions
    if (result.of === 'others') return { done: words.endedOthers(result.count) }
    return { done: result.wasThere ? words.ended : words.gone }
  },
})

export const leaveBusinessAction = consoleAction({
  name: 'leaveBusiness',
  right,
  schema: Nothing,
  fieldsOf: nothing,
  confirms: true,
  run: (deps, { member }) => leaveBusiness(deps, member),
  answer: (result, { locale }) =>
    result.outcome === 'last_owner' ? { problem: ACCOUNT[locale].leave.lastOwner } : { go: '/console' },
})
