'use server'

import { z } from 'zod'
import { afterProof } from '@/lib/auth/after-proof'
import { consoleAction } from '@/lib/http/action/console-action'
import { readVisitor } from '@/lib/http/visitor'
import { ACCOUNT } from '@/lib/i18n/console/account/words'
import { SIGN_IN } from '@/lib/i18n/console/sign-in/words'
import { proveByCode, proveByPassword } from '@/lib/services/sign-in/prove-session'

/** Proves again who is signed in: by a code where they have a second factor, else by their password. */
export const proveAction = consoleAction({
  name: 'prove',
  right: 'account.write',
  schema: z.strictObject({ proof: z.string().max(1000), for: z.string().max(20).nullable() }),
  fieldsOf: (form) => ({ proof: form.get('proof'), for: form.get('for') }),
  run: async (deps, who, { proof }) =>
    who.hasFactor
      ? proveByCode(deps, who, { by: 'code', code: proof })
      : proveByPassword(deps, who, proof, await readVisitor()),
  answer(result, { locale }, { for: page }) {
    const words = SIGN_IN[locale]
    switch (result.outcome) {
      case 'proven': {
        const go = afterProof(page)
        return go === null ? { done: ACCOUNT[locale].prove.done } : { go }
      }
      case 'wrong':
        return { problem: ACCOUNT[locale].prove.wrong }
      case 'wrong_code':
        return { problem: words.code.wrong }
      case 'used_code':
        return { problem: words.code.used }
      case 'wait':
        return { problem: words.wait(Math.ceil(result.seconds / 60)) }
      case 'busy':
        return { problem: words.busy }
    }
  },
})
