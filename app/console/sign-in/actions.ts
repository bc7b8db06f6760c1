'use server'

import { z } from 'zod'
import { keepSession } from '@/lib/auth/keep-session'
import { openAction } from '@/lib/http/action/open-action'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { signInWithPassword } from '@/lib/services/sign-in/sign-in-with-password'

const FEW_TRIES = 3

/** Signs in by e-mail and password. Unknown people get the same answer as those who mistype. */
export const signInAction = openAction({
  name: 'signIn',
  schema: z.strictObject({ email: z.string().max(320), password: z.string().max(1000) }),
  fieldsOf: (form) => ({ email: form.get('email'), password: form.get('password') }),
  async run(deps, visitor, credentials) {
    const words = SIGN_IN[visitor.locale]
    const result = await signInWithPassword(deps, credentials, visitor)
    switch (result.outcome) {
      case 'signed_in':
        await keepSession(result.token)
        return { go: result.needsCode ? '/console/sign-in/code' : '/console' }
      case 'wrong': {
        const { triesLeft } = result
        return { problem: triesLeft > FEW_TRIES ? words.wrong : `${words.wrong} ${words.triesLeft(triesLeft)}` }
      }
      case 'wait':
        return { problem: words.wait(Math.ceil(result.seconds / 60)) }
      case 'no_business':
        return { problem: words.noBusiness }
      case 'busy':
        return { problem: words.busy }
    }
  },
})
