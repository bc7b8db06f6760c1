'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import type { FormAction } from '@/lib/http/action/form-answer'
import { BACKENDS } from '@/lib/i18n/console/backends/words'
import { COMMON } from '@/lib/i18n/console/common/words'
import { changeBackendSettings } from '@/lib/services/backends/change-backend-settings'
import { endConnecting } from '@/lib/services/backends/connecting/end-connecting'
import { rotateAndKeep } from '@/lib/services/backends/connecting/rotate-and-keep'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { enableBackend } from '@/lib/services/backends/enable-backend'
import { replaceToken } from '@/lib/services/backends/replace-token'
import { replayBackend } from '@/lib/services/backends/replay-backend'
import { replayWebhook } from '@/lib/services/backends/replay-webhook'
import { startReading } from '@/lib/services/backends/start-reading'
import { backendOf, nameOf } from './_page/backend-of'
import { movedText } from './_page/moved-text'
import { settingsIn } from './_page/settings-form'

const Id = z.strictObject({ id: z.uuid() })
const typed = (form: FormData, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, form.get(name) ?? '']))

export const useToken = consoleAction({
  name: 'useToken',
  right: 'backends.write',
  schema: Id.extend({ token: z.string().trim().min(1).max(4096) }),
  fieldsOf: (form) => typed(form, 'id', 'token'),
  async run(deps, { member }, { id, token }) {
    const name = await nameOf(deps, member, id)
    const replaced = await replaceToken(deps, member, id, token)
    return replaced.outcome === 'not_allowed' ? replaced : { outcome: 'tried' as const, name, replaced }
  },
  answer({ name, replaced }, { locale }) {
    const words = BACKENDS[locale]
    const at = (text: string) => ({ problem: text, fields: { token: text } })
    switch (replaced.outcome) {
      case 'replaced':
        return { done: replaced.resumed ? words.token.done(name) : words.token.kept }
      case 'refused':
      case 'unreachable':
        return at(words.token[replaced.outcome](replaced.reason))
      case 'other_workspace':
        return at(words.token.other_workspace)
      case 'no_token':
      case 'unknown_backend':
        return { problem: words.unknown }
    }
  },
})

export const replayAside = consoleAction({
  name: 'replayAside',
  right: 'backends.replay',
  schema: Id,
  fieldsOf: (form) => typed(form, 'id'),
  run: (deps, { member }, { id }) => replayBackend(deps, member, id),
  answer(replayed, { locale }) {
    const words = BACKENDS[locale]
    if (replayed.outcome === 'unknown_backend') return { problem: words.unknown }
    const { count } = replayed
    return { done: count === 0 ? words.aside.nothing : words.aside.done(count) }
  },
})

export const sendAgain = consoleAction({
  name: 'sendAgain',
  right: 'backends.replay',
  schema: Id.extend({ contactId: z.uuid() }),
  fieldsOf: (form) => typed(form, 'id', 'contactId'),
  run: (deps, { member }, { id, contactId }) => replayWebhook(deps, member, id, contactId),
  answer: ({ outcome }, { locale }) =>
    outcome === 'replayed' ? { done: BACKENDS[locale].log.sentAgain } : { problem: BACKENDS[locale].log.unknown },
})

export const compareNow = consoleAction({
  name: 'compareNow',
  right: 'backends.replay',
  schema: Id,
  fieldsOf: (form) => typed(form, 'id'),
  run: (deps, { member }, { id }) => startReading(deps, member, id),
  answer({ outcome }, { locale }) {
    const words = BACKENDS[locale]
    if (outcome === 'started') return { done: words.compare.started }
    return { problem: outcome === 'unknown_backend' ? words.unknown : words.compare[outcome] }
  },
})

export const rotateSecret = consoleAction({
  name: 'rotateSecret',
  right: 'backends.write',
  schema: Id,
  fieldsOf: (form) => typed(form, 'id'),
  run: (deps, { member }, { id }) => rotateAndKeep(deps, member, id),
  answer: ({ outcome }, { locale }) =>
    outcome === 'no_webhook'
      ? { problem: BACKENDS[locale].secret.not_webhook }
      : { done: BACKENDS[locale].secret.done },
})

export const hideSecret = consoleAction({
  name: 'hideSecret',
  right: 'backends.write',
  schema: Id,
  fieldsOf: (form) => typed(form, 'id'),
  run: (deps, { member }) => endConnecting(deps, member, 'rotation'),
  answer: (_, { locale }) => ({ done: BACKENDS[locale].secret.hidden }),
})

export const changeStatus: FormAction = consoleAction({
  name: 'changeStatus',
  undo: () => changeStatus,
  right: 'backends.write',
  schema: Id.extend({ to: z.enum(['enabled', 'disabled']) }),
  fieldsOf: (form) => typed(form, 'id', 'to'),
  async run(deps, { member }, { id, to }) {
    const moved = await (to === 'disabled' ? disableBackend : enableBackend)(deps, member, id)
    if (moved.outcome === 'not_allowed') return moved
    const backend = moved.outcome === 'unknown_backend' ? null : await backendOf(deps, member, id)
    return { outcome: 'moved' as const, backend }
  },
  answer({ backend }, { locale, business }, { id, to }) {
    const words = BACKENDS[locale]
    if (!backend) return { problem: words.unknown }
    const undo = {
      label: COMMON[locale].undo,
      fields: { id, to: to === 'disabled' ? 'enabled' : 'disabled' },
    }
    return { done: movedText(backend, { words: words.disable, locale, timeZone: business.timeZone }), undo }
  },
})

export const changeSettings: FormAction = consoleAction({
  name: 'changeSettings',
  undo: () => changeSettings,
  right: 'backends.write',
  schema: Id.extend({
    changes: z.record(z.string().max(40), z.union([z.string().max(512), z.number(), z.boolean(), z.null()])),
  }),
  fieldsOf: settingsIn,
  async run(deps, { member }, { id, changes }) {
    const before = (await backendOf(deps, member, id))?.settings ?? {}
    const result = await changeBackendSettings(deps, member, id, changes)
    return result.outcome === 'not_allowed' ? result : { outcome: 'tried' as const, before, result }
  },
  answer({ before, result }, { locale }, { id, changes }) {
    const words = BACKENDS[locale]
    if (result.outcome === 'unknown_backend') return { problem: words.unknown }
    if (result.outcome === 'not_valid') {
      const fields = Object.fromEntries(result.wrong.map((name) => [name, words.settings.wrong]))
      return { problem: words.settings.wrong, fields }
    }
    const changed = Object.keys(changes).filter((name) => before[name] !== result.settings[name])
    if (changed.length === 0) return { done: words.settings.same }
    const earlier = Object.fromEntries(changed.map((name) => [name, before[name] ?? null]))
    const undo = {
      label: COMMON[locale].undo,
      fields: { id, earlier: JSON.stringify(earlier) },
    }
    return { done: words.settings.saved, undo }
  },
})
