import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { Id, IdParam, Time } from '@/lib/api/schemas'
import { UNKNOWN_BACKEND } from '@/lib/api/unknown-things'

const Waiting = z.object({
  count: z.number().int(),
  oldest_since: Time.nullable().meta({ description: 'When the oldest change that waits was made; null: none waits' }),
})

const Count = z.number().int()

export const BackendView = z
  .object({
    id: Id,
    kind: z.enum(['weni', 'whatsapp', 'webhook']),
    name: z.string(),
    status: z.enum(['active', 'paused', 'disabled']),
    status_reason: z
      .string()
      .nullable()
      .meta({ description: 'Why it is not active', examples: ['by_hand'] }),
    status_since: Time,
    waiting: z
      .object({ refusals: Waiting, others: Waiting })
      .meta({ description: 'Contacts whose record there is behind. Refusals go first.' }),
    dead_lettered: z.array(z.object({ reason: z.string(), count: Count })).meta({
      description:
        'Contacts whose record there could not be brought up to date, by reason; `POST /backends/{id}/replay` tries again. A refusal among them is still retried, unless it can’t succeed ' +
        'before something else is known of the person (`user_id_not_taken`: known by a user id only, and the workspace takes numbers).',
    }),
    last_delivery_at: Time.nullable().meta({ description: 'The last that was taken; null where that is not kept' }),
    last_reconciliation: z
      .object({
        started_at: Time,
        ended_at: Time.nullable(),
        looked: Count,
        taken_in: Count.meta({ description: 'A No that was said there stands in the ledger now' }),
        mended: Count.meta({ description: 'Written there again' }),
        for_review: Count,
        error: z.string().nullable(),
      })
      .nullable(),
    sent: z
      .array(
        z.object({
          phone_number_id: z.string(),
          month: z.string().meta({ description: 'Of UTC', examples: ['2026-11'] }),
          kind: z.enum(['confirmation', 'answer', 'fresh_link', 'template']),
          count: Count,
        }),
      )
      .meta({
        description:
          'Messages of ours that went out from each number in each month of the last year, the newest first. All but `template` are free-form, which Meta bills after 1,000 a month and number.',
      }),
    readings: z
      .object({
        hanging: z
          .array(
            z.object({
              kind: z.enum(['changes', 'everything']),
              reason: z.string().meta({ examples: ['http_403: Invalid token'] }),
              since: Time.nullable(),
              next_at: Time.meta({ description: 'When it is tried again' }),
            }),
          )
          .meta({
            description:
              'Readings of what was said there that do not get on, and why; empty: they do. `budget`: it waits for its share of the hour.',
          }),
        failed: z.array(z.object({ reason: z.string(), count: Count })).meta({
          description:
            'Contacts there that could not be read, by reason. They are looked at again; until then only refusals are written to them.',
        }),
      })
      .meta({ description: 'How reading from it goes. What is refused there counts once it is read.' }),
    budget: z
      .array(
        z.object({
          bucket: z.string(),
          per_hour: Count.nullable().meta({ description: 'Null: no limit of our own' }),
          used: Count.meta({ description: 'Requests of the last hour' }),
          remaining: Count.nullable(),
          blocked_until: Time.nullable(),
        }),
      )
      .meta({ description: 'Requests an hour, by the scope in which the backend counts them' }),
  })
  .meta({ id: 'Backend' })

export const listBackendsOperation = operation({
  id: 'listBackends',
  method: 'GET',
  path: '/backends',
  tag: 'Backends',
  summary: 'How the backends are',
  description:
    'What waits to be delivered, the dead letters, and what the last reconciliation found. Contains no secret and no address.',
  scope: 'config:read',
  answer: z.object({ backends: z.array(BackendView) }),
})

export const replayBackendOperation = operation({
  id: 'replayBackend',
  method: 'POST',
  path: '/backends/{id}/replay',
  tag: 'Backends',
  summary: 'Try the dead letters again',
  description: 'Makes every contact due whose delivery to this backend is a dead letter. The workers try them at once.',
  scope: 'config:write',
  write: true,
  params: IdParam,
  problems: UNKNOWN_BACKEND,
  missing: 'unknown_backend',
  answer: z.object({ replayed: Count.meta({ description: 'Contacts' }) }),
  example: { params: { id: '01938f6e-4b2a-7c1d-9e3f-5a6b7c8d9e0f' } },
})
