'use server'

import { z } from 'zod'
import { currentSession } from '@/lib/auth/signed-in'
import { openAction } from '@/lib/http/action/open-action'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { proveByCode } from '@/lib/services/sign-in/prove-session'

/** Shows the second factor of the session that a password has begun. */
export const codeAction = openAction({
  name: 'showCode',
  schema: z.strictObject({ by: z.enum(['code', 'recovery']), code: z.string().max(100) }),
  fieldsOf: (form) => ({ by: form.get('by'), code: form.get('code') }),
  async run(deps, { locale }, proof) {
    const session = await currentSession()
    if (!session) return { go: '/console/sign-in' }
    if (!session.needsCode) return { go: '/console' }
    const words = SIGN_IN[locale].code
    const proven = await proveByCode(deps, { userId: session.userId, sessionId: session.id }, proof)
    switch (proven.outcome) {
      case 'proven':
        return { go: '/console' }
      case 'wrong_code':
        return { problem: words.wrong, fields: { code: words.wrong } }
      case 'used_code':
        return { problem: words.used, fields: { code: words.used } }
      case 'wait':
        return { problem: words.wait(Math.ceil(proven.seconds / 60)) }
    }
  },
})
