import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { Id, IdParam, Time } from '@/lib/api/schemas'
import { UNKNOWN_BACKEND } from '@/lib/api/unknown-things'

const Waiting = z.object({
  count: z.number().int(),
  oldest_since: Time.nullable().meta({ description: 'When the oldest waiting change was made; null: none is waiting' }),
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
      .meta({ description: 'Why the backend is not active', examples: ['by_hand'] }),
    status_since: Time,
    blocked_until: Time.nullable().meta({
      description:
        'Until when WhatsApp’s platform blocks the account (`graph_131048`, `graph_368`, `graph_131031`). Nothing is sent through it before then, also when it is disabled and enabled again. null: it is not blocked',
    }),
    waiting: z.object({ refusals: Waiting, others: Waiting }).meta({
      description: 'The contacts whose record in the backend is not up to date yet. Refusals are delivered first.',
    }),
    dead_lettered: z.array(z.object({ reason: z.string(), count: Count })).meta({
      description:
        'The contacts whose record in the backend could not be brought up to date, counted by reason. `POST /backends/{id}/replay` tries them again. Refusals are retried anyway, ' +
        'except those that can’t succeed until more is known of the person (`user_id_not_taken`: the contact is known by a WhatsApp user id only, and the workspace takes phone numbers).',
    }),
    last_delivery_at: Time.nullable().meta({
      description: 'When the backend last accepted a delivery; null for a kind of backend that does not store it',
    }),
    last_reconciliation: z
      .object({
        started_at: Time,
        ended_at: Time.nullable(),
        looked: Count,
        taken_in: Count.meta({ description: 'Refusals found in the backend and recorded in the ledger' }),
        mended: Count.meta({ description: 'Contacts whose record in the backend was written again' }),
        for_review: Count,
        error: z.string().nullable(),
      })
      .nullable(),
    sent: z
      .array(
        z.object({
          phone_number_id: z.string(),
          month: z.string().meta({ description: 'The month, in UTC', examples: ['2026-11'] }),
          kind: z.enum(['confirmation', 'answer', 'fresh_link', 'template']),
          count: Count,
        }),
      )
      .meta({
        description:
          'The messages that Sayso sent from each number in each month of the last year, the newest month first. All kinds except `template` are free-form messages, which Meta bills after the first 1,000 of a number in a month.',
      }),
    readings: z
      .object({
        hanging: z
          .array(
            z.object({
              kind: z.enum(['changes', 'everything']),
              reason: z.string().meta({ examples: ['http_403: Invalid token'] }),
              since: Time.nullable(),
              next_at: Time.meta({ description: 'When the reading is tried again' }),
            }),
          )
          .meta({
            description:
              'The readings that are stuck, with the reason; empty: none is. The reason `budget` means that the reading waits for its share of the hourly requests.',
          }),
        failed: z.array(z.object({ reason: z.string(), count: Count })).meta({
          description:
            'The contacts of the backend that could not be read, counted by reason. They are read again later; until then, only refusals are written to their records.',
        }),
      })
      .meta({
        description:
          'The state of reading contacts from the backend. A refusal that a person made in the backend counts once it was read.',
      }),
    budget: z
      .array(
        z.object({
          bucket: z.string(),
          per_hour: Count.nullable().meta({
            description: 'The requests that Sayso allows itself in an hour; null: it sets no limit',
          }),
          used: Count.meta({ description: 'The requests of the last hour' }),
          remaining: Count.nullable(),
          blocked_until: Time.nullable(),
        }),
      )
      .meta({ description: 'The requests to the backend, for each scope in which the backend counts them' }),
  })
  .meta({ id: 'Backend' })

export const listBackendsOperation = operation({
  id: 'listBackends',
  method: 'GET',
  path: '/backends',
  tag: 'Backends',
  summary: 'See the health of the backends',
  description:
    'Returns for each backend what waits to be delivered, what was given up (dead-lettered), and what the last reconciliation found. No secrets and no addresses are returned.',
  scope: 'config:read',
  answer: z.object({ backends: z.array(BackendView) }),
})

export const replayBackendOperation = operation({
  id: 'replayBackend',
  method: 'POST',
  path: '/backends/{id}/replay',
  tag: 'Backends',
  summary: 'Retry dead-lettered deliveries',
  description:
    'Makes every dead-lettered contact of this backend due again. The workers start on them at once. Returns the number of contacts.',
  scope: 'config:write',
  write: true,
  params: IdParam,
  problems: UNKNOWN_BACKEND,
  missing: 'unknown_backend',
  answer: z.object({ replayed: Count.meta({ description: 'The contacts that are due again' }) }),
  example: { params: { id: '01938f6e-4b2a-7c1d-9e3f-5a6b7c8d9e0f' } },
})
