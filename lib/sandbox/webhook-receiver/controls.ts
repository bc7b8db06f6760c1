import { z } from 'zod'
import { notFound } from '@/lib/sandbox/weni/reply'
import { ReceiverFault } from './faults'
import type { WebhookReceiver } from './receiver'

interface WithReceiver {
  webhook: WebhookReceiver | null
}
type Control = (sandbox: WithReceiver, body: unknown, query: URLSearchParams) => unknown

function receiverOf({ webhook }: WithReceiver): WebhookReceiver {
  if (!webhook) throw notFound()
  return webhook
}

/** The controls of the stand-in receiver, by verb and path behind `/_sandbox/`. */
export const webhookControls: readonly (readonly [string, Control])[] = [
  [
    'GET hooks',
    (sandbox, _, query) => {
      const receiver = receiverOf(sandbox)
      return { ...receiver.counts, messages: receiver.since(Number(query.get('since') ?? 0) || 0) }
    },
  ],
  [
    'GET hooks/contact',
    (sandbox, _, query) => {
      const state = receiverOf(sandbox).stateOf(query.get('id') ?? '')
      if (!state) throw notFound()
      return state
    },
  ],
  ['GET hooks/faults', (sandbox) => receiverOf(sandbox).faults.list()],
  [
    'POST hooks/faults',
    (sandbox, body) => {
      const faults = z.union([z.array(ReceiverFault), ReceiverFault.transform((one) => [one])]).parse(body)
      receiverOf(sandbox).faults.set(faults)
    },
  ],
  ['DELETE hooks/faults', (sandbox) => receiverOf(sandbox).faults.set([])],
  [
    'POST hooks/secrets',
    (sandbox, body) => void (receiverOf(sandbox).secrets = z.array(z.string().startsWith('whsec_')).min(1).parse(body)),
  ],
  ['POST hooks/reset', (sandbox) => receiverOf(sandbox).reset()],
]
