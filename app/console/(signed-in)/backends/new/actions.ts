'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import { CONNECTING } from '@/lib/i18n/console/connecting/words'
import { beginWebhook } from '@/lib/services/backends/connecting/begin-webhook'
import { beginWeni } from '@/lib/services/backends/connecting/begin-weni'
import { beginWhatsApp } from '@/lib/services/backends/connecting/begin-whatsapp'
import { endConnecting } from '@/lib/services/backends/connecting/end-connecting'
import { finishWebhook } from '@/lib/services/backends/connecting/finish-webhook'
import { finishWeni } from '@/lib/services/backends/connecting/finish-weni'
import { finishWhatsApp } from '@/lib/services/backends/connecting/finish-whatsapp'
import { mapWeni } from '@/lib/services/backends/connecting/map-weni'
import { answerWebhook, answerWeni, answerWhatsApp, finishedAnswer } from './_page/answers'
import { mappingIn } from './_page/mapping-form'

const text = (most: number) => z.string().trim().max(most)
const typed = (form: FormData, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, form.get(name) ?? '']))
/** The address of a wizard, without the step that was gone back to. */
const wizard = (kind: string) => `/console/backends/new/${kind}`

export const testWeni = consoleAction({
  name: 'testWeni',
  right: 'backends.write',
  schema: z.strictObject({ url: text(2048), token: text(4096), name: text(100) }),
  fieldsOf: (form) => typed(form, 'url', 'token', 'name'),
  run: (deps, { member }, { url, token, name }) => beginWeni(deps, member, { name, baseUrl: url, apiToken: token }),
  answer: (begun, { locale }) =>
    begun.outcome === 'found' ? { go: wizard('weni') } : answerWeni(CONNECTING[locale], begun),
})

export const saveWeniMapping = consoleAction({
  name: 'saveWeniMapping',
  right: 'backends.write',
  schema: z.strictObject({
    aiAgent: z.enum(['on', 'off']).nullable(),
    mapping: z.record(
      text(100),
      z.strictObject({
        ...{ field: text(36).min(1).nullable(), group: text(64).min(1).nullable() },
        ...{ inverted: z.boolean().optional(), asks: z.literal(true).optional() },
      }),
    ),
  }),
  fieldsOf: mappingIn,
  run: (deps, { member }, input) => mapWeni(deps, member, input),
  answer(mapped, { locale }) {
    const words = CONNECTING[locale]
    switch (mapped.outcome) {
      case 'mapped':
        return { go: wizard('weni') }
      // The page says at each topic what is wrong with it: it is read again.
      case 'problems':
        return { done: words.mapping.fix, tone: 'warn' }
      case 'nothing_mapped':
        return { problem: words.mapping.nothing }
      case 'agent_unknown':
        return { problem: words.mapping.agentMissing }
      case 'not_begun':
        return { problem: words.problems.not_begun }
    }
  },
})

export const connectWeniNow = consoleAction({
  name: 'connectWeniNow',
  right: 'backends.write',
  schema: z.strictObject({}),
  fieldsOf: () => ({}),
  run: (deps, { member }) => finishWeni(deps, member),
  answer(finished, { locale }) {
    const words = CONNECTING[locale]
    if (finished.outcome !== 'failed') return finishedAnswer(words, 'weni', finished)
    const { problem, reason } = finished.failure
    return { problem: problem === 'provision' ? words.problems.provision(reason) : words.problems.unreachable(reason) }
  },
})

export const testWhatsApp = consoleAction({
  name: 'testWhatsApp',
  right: 'backends.write',
  schema: z.strictObject({
    ...{ name: text(100), phoneNumberId: text(32).regex(/^\d+$/), wabaId: text(32).regex(/^\d+$/) },
    ...{ accessToken: text(4096), appSecret: text(4096), graphUrl: text(2048) },
  }),
  fieldsOf: (form) => typed(form, 'name', 'phoneNumberId', 'wabaId', 'accessToken', 'appSecret', 'graphUrl'),
  run: (deps, { member }, input) => beginWhatsApp(deps, member, input),
  answer: (begun, { locale }) =>
    begun.outcome === 'found' ? { go: wizard('whatsapp') } : answerWhatsApp(CONNECTING[locale], begun),
})

export const connectWhatsAppNow = consoleAction({
  name: 'connectWhatsAppNow',
  right: 'backends.write',
  schema: z.strictObject({}),
  fieldsOf: () => ({}),
  run: (deps, { member }) => finishWhatsApp(deps, member),
  answer(finished, { locale }) {
    const words = CONNECTING[locale]
    if (finished.outcome !== 'failed') return finishedAnswer(words, 'whatsapp', finished)
    return { problem: words.problems.unreachable(finished.failure.reason ?? finished.failure.problem) }
  },
})

export const testWebhook = consoleAction({
  name: 'testWebhook',
  right: 'backends.write',
  schema: z.strictObject({ url: text(2048), name: text(100) }),
  fieldsOf: (form) => typed(form, 'url', 'name'),
  run: (deps, { member }, input) => beginWebhook(deps, member, input),
  answer: (begun, { locale }) =>
    begun.outcome === 'found' ? { go: wizard('webhook') } : answerWebhook(CONNECTING[locale], begun),
})

export const connectWebhookNow = consoleAction({
  name: 'connectWebhookNow',
  right: 'backends.write',
  schema: z.strictObject({}),
  fieldsOf: () => ({}),
  run: (deps, { member }) => finishWebhook(deps, member),
  answer(finished, { locale }) {
    const words = CONNECTING[locale]
    return finished.outcome === 'failed'
      ? { problem: words.problems.again }
      : finishedAnswer(words, 'webhook', finished)
  },
})

export const endDraft = consoleAction({
  name: 'endDraft',
  right: 'backends.write',
  schema: z.strictObject({
    kind: z.enum(['weni', 'whatsapp', 'webhook']),
    backendId: z.union([z.uuid(), z.literal('')]),
  }),
  fieldsOf: (form) => typed(form, 'kind', 'backendId'),
  run: (deps, { member }, { kind }) => endConnecting(deps, member, kind),
  answer: (_, _who, { kind, backendId }) => ({ go: backendId ? `/console/backends/${backendId}` : wizard(kind) }),
})
