'use server'

import { z } from 'zod'
import { isScope, type Scope, SCOPES } from '@/lib/api/scopes'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { COMMON } from '@/lib/i18n/console/common/words'
import { DEVELOPERS } from '@/lib/i18n/console/developers/words'
import { changeFrameOrigins } from '@/lib/services/business/change-frame-origins'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'

/** As people write it: no line breaks and no other control characters. */
const Name = z
  .string()
  .trim()
  .max(100)
  .regex(/^\P{Cc}*$/u)

/** Makes a key. Its token is in the answer to this one form and nowhere else. */
export const createKeyAction: FormAction = consoleAction({
  name: 'createKey',
  right: 'keys.write',
  confirms: true,
  keepsTyped: true,
  schema: z.strictObject({
    name: Name,
    mode: z.enum(['live', 'test']),
    scopes: z.array(z.custom<Scope>((word) => typeof word === 'string' && isScope(word))),
  }),
  fieldsOf: (form) => ({
    name: form.get('name'),
    mode: form.get('mode'),
    scopes: Object.keys(SCOPES).filter((scope) => form.has(`scope.${scope}`)),
  }),
  async run(deps, { member }, request) {
    if (request.name === '') return { outcome: 'no_name' as const }
    if (request.scopes.length === 0) return { outcome: 'no_scopes' as const }
    return createApiKey(deps, member, request)
  },
  answer(made, { locale }, { name }): Answer {
    const words = DEVELOPERS[locale].create
    if (made.outcome === 'no_name') return { problem: words.noName, fields: { name: words.noName } }
    if (made.outcome === 'no_scopes') return { problem: words.noScopes, fields: { scopes: words.noScopes } }
    return { done: words.made(name), tone: 'warn', copy: { label: words.token, value: made.token } }
  },
})

/** Revokes a key, for running calls too. Nothing brings it back. */
export const revokeKeyAction: FormAction = consoleAction({
  name: 'revokeKey',
  right: 'keys.write',
  confirms: true,
  schema: z.strictObject({ key: z.uuid() }),
  fieldsOf: (form) => ({ key: form.get('key') }),
  run: (deps, { member }, { key }) => revokeApiKey(deps, member, key),
  answer(ended, { locale }): Answer {
    const words = DEVELOPERS[locale].keys
    return ended.outcome === 'revoked' ? { done: words.revoked(ended.name) } : { problem: words.goneAlready }
  },
})

/** Adds a site to those that may embed the page, or removes one. */
export const changeOriginAction: FormAction = consoleAction({
  name: 'changeFrameOrigin',
  undo: () => changeOriginAction,
  right: 'keys.write',
  schema: z.union([
    z.strictObject({ change: z.literal('add'), text: z.string().max(1000) }),
    z.strictObject({ change: z.literal('remove'), text: z.string().max(1000) }),
  ]),
  fieldsOf: (form) => {
    const removed = form.get('remove')
    return removed === null ? { change: 'add', text: form.get('add') } : { change: 'remove', text: removed }
  },
  run: (deps, { member }, wanted) => changeFrameOrigins(deps, member, wanted),
  answer(changed, { locale }, { change }): Answer {
    const words = DEVELOPERS[locale].embed
    switch (changed.outcome) {
      case 'not_an_origin':
        return { problem: words.notAnOrigin, fields: { add: words.notAnOrigin } }
      case 'too_many':
        return { problem: words.tooMany }
      case 'unchanged':
        return { problem: (change === 'add' ? words.hasIt : words.goneAlready)(changed.origin) }
      case 'changed': {
        const { origin } = changed
        const fields: Record<string, string> = { [change === 'add' ? 'remove' : 'add']: origin }
        const undo = { label: COMMON[locale].undo, fields }
        return { done: (change === 'add' ? words.added : words.removed)(origin), undo }
      }
    }
  },
})
