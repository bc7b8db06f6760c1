'use server'

import { z } from 'zod'
import { openAction } from '@/lib/http/action/open-action'
import { INVITATION } from '@/lib/i18n/console/invitation/words'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { setPasswordByLink } from '@/lib/services/sign-in/password-link'

/** Sets a new password. Who may is decided by the token that the form carries. */
export const setPasswordAction = openAction({
  name: 'setPassword',
  schema: z.strictObject({ token: z.string().regex(/^[\w-]{43}$/), password: z.string().max(1000) }),
  fieldsOf: (form) => ({ token: form.get('token'), password: form.get('password') }),
  async run(deps, { locale, ip }, form) {
    const words = SIGN_IN[locale]
    const set = await setPasswordByLink(deps, { ...form, ip })
    switch (set.outcome) {
      case 'set':
        return { go: '/console/sign-in?new-password' }
      case 'password': {
        const fault = INVITATION[locale].faults[set.fault]
        return { problem: fault, fields: { password: fault } }
      }
      case 'wait':
        return { problem: words.wait(Math.ceil(set.seconds / 60)) }
      default:
        return { problem: `${words.newPassword.dead[set.outcome]}. ${words.newPassword.ask}` }
    }
  },
})
