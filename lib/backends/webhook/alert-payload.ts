import { z } from 'zod'

/** What an alert says: facts in words of Meta and numbers. docs/template-watch.md lists them for each kind. */
const AlertData = z.strictObject({
  alert: z.strictObject({
    id: z.uuid().describe('The same at every attempt.'),
    kind: z
      .string()
      .describe(
        '`harming`, `quality_lowered`, `paused_by_meta`, `disabled_by_meta`, `recategorised`, `held_back_more`',
      ),
    occurredAt: z.iso.datetime(),
  }),
  template: z
    .strictObject({ id: z.uuid(), name: z.string(), language: z.string() })
    .nullable()
    .describe('The template, in one of its languages; null: it is not known any more.'),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

export const AlertPayload = z.strictObject({
  type: z.literal('template.alert'),
  timestamp: z.iso.datetime(),
  data: AlertData,
})
export type AlertPayload = z.infer<typeof AlertPayload>

/** Returns the message of an alert with its `webhook-id`, which is the same at every attempt. */
export function alertMessage(data: AlertPayload['data'], now: number): { id: string; json: string } {
  const payload: AlertPayload = { type: 'template.alert', timestamp: new Date(now).toISOString(), data }
  return { id: `msg_${data.alert.id.replaceAll('-', '')}`, json: JSON.stringify(payload) }
}
