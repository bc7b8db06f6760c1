import type { Tx } from '@/db/client'
import type { WATCH_STATES } from '@/db/schema/template-watch'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export type WatchState = (typeof WATCH_STATES)[number]

export interface VerdictRow {
  name: string
  attribution: 'direct' | 'window'
  state: WatchState
  stateSince: Instant
  previousState: WatchState | null
  e: number
  eWatch: number
  /** Null: judged by a version that did not keep it. */
  eState: number | null
  lowerBound: number | null
  ratio: number | null
  ratioLow: number | null
  ratioHigh: number | null
  delivered: number
  seen: number
  expected: number
  comparedWith: 'others' | 'own_past'
  onBoard: boolean
  judgedAt: Instant
}

const columns = (tx: Tx) => tx`
  name, attribution, state, sayso_ms(state_since) as "stateSince", previous_state as "previousState", e,
  e_watch as "eWatch", e_state as "eState", lower_bound as "lowerBound", ratio, ratio_low as "ratioLow", ratio_high as "ratioHigh", delivered,
  seen, expected, compared_with as "comparedWith", on_board as "onBoard", sayso_ms(judged_at) as "judgedAt"`

/** Returns what was judged last of all templates, or of one name. */
export async function readVerdicts(tx: Tx, businessId: string, name: string | null = null): Promise<VerdictRow[]> {
  return tx<VerdictRow[]>`
    select ${columns(tx)} from template_verdicts
    where business_id = ${businessId} ${name === null ? tx`` : tx`and name = ${name}`} order by name, attribution`
}

/** Replaces the verdicts of a business. Templates with nothing on the days of the watch lose theirs. */
export async function writeVerdicts(
  tx: Tx,
  businessId: string,
  rows: readonly VerdictRow[],
  at: Instant,
): Promise<void> {
  const column = <K extends keyof VerdictRow>(name: K) => rows.map((row) => row[name])
  const moments = (read: (row: VerdictRow) => Instant) => rows.map((row) => instant(read(row)))
  if (rows.length > 0)
    await tx`
      insert into template_verdicts (business_id, name, attribution, state, state_since, previous_state, e, e_watch,
        e_state, lower_bound, ratio, ratio_low, ratio_high, delivered, seen, expected, compared_with, on_board,
        judged_at)
      select ${businessId}::uuid, v.* from unnest(${column('name')}::text[], ${column('attribution')}::text[],
        ${column('state')}::text[], ${moments((row) => row.stateSince)}::timestamptz[],
        ${column('previousState')}::text[], ${column('e')}::float8[], ${column('eWatch')}::float8[], ${column('eState')}::float8[],
        ${column('lowerBound')}::float8[], ${column('ratio')}::float8[], ${column('ratioLow')}::float8[],
        ${column('ratioHigh')}::float8[], ${column('delivered')}::int[], ${column('seen')}::int[],
        ${column('expected')}::float8[], ${column('comparedWith')}::text[], ${rows.map((row) => String(row.onBoard))}::text[]::boolean[],
        ${moments((row) => row.judgedAt)}::timestamptz[]) as v
      on conflict (business_id, name, attribution) do update set state = excluded.state,
        state_since = excluded.state_since, previous_state = excluded.previous_state, e = excluded.e,
        e_watch = excluded.e_watch, e_state = excluded.e_state,
        lower_bound = excluded.lower_bound, ratio = excluded.ratio,
        ratio_low = excluded.ratio_low, ratio_high = excluded.ratio_high, delivered = excluded.delivered,
        seen = excluded.seen, expected = excluded.expected, compared_with = excluded.compared_with,
        on_board = excluded.on_board, judged_at = excluded.judged_at`
  await tx`delete from template_verdicts where business_id = ${businessId} and judged_at < ${instant(at)}::timestamptz`
}
