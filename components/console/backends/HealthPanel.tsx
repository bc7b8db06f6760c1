import Link from 'next/link'
import { Moment } from '@/components/console/ui/Moment'
import { numbersIn } from '@/lib/i18n/console/numbers'
import { type BackendKind, type BackendState, classOfState, safetyOf, type Scene, type Waiting } from './scene'

interface Props extends Waiting {
  id: string
  kind: BackendKind
  state: BackendState
  oldestSince: number | null
  /** Until then the platform blocks the account, whatever its state is; null: it does not. */
  blockedUntil: number | null
  setAside: number
  /** What is left in each bucket; null: no limit of ours. */
  budget: readonly { bucket: string; remaining: number | null; blockedUntil: number | null }[]
  lastDeliveryAt: number | null
  /** The host alone: a path may hold a secret. */
  host: string
  scene: Scene
}

/** How a backend is: first in words, then in numbers, each with what is behind it. */
export function HealthPanel({
  id,
  kind,
  state,
  oldestSince,
  blockedUntil,
  setAside,
  budget,
  lastDeliveryAt,
  host,
  scene,
  ...waits
}: Props) {
  const { words, locale, timeZone } = scene
  const { facts, none } = words
  const n = numbersIn(locale)
  const moment = (at: number) => <Moment at={at} locale={locale} timeZone={timeZone} />
  const counted = (count: number, list: string) =>
    count === 0 ? (
      n(0)
    ) : (
      <Link className="n" href={`/console/backends/${id}/contacts?list=${list}`} prefetch={false}>
        {n(count)}
      </Link>
    )
  const blocked = budget.flatMap(({ blockedUntil }) => blockedUntil ?? [])
  return (
    <div className="panel pad flow">
      <p>
        <span className={classOfState(state)}>{words.states[state]}</span>
      </p>
      {/^(in_step|reading|disabled)$/.test(state) && <p>{words.whys[state]}</p>}
      {waits.waiting > 0 && (
        <ul className="say">
          {safetyOf(words, kind, state, waits).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <dl className="facts">
        <dt>{facts.waiting}</dt>
        <dd>
          {counted(waits.waiting, 'waiting')}
          {waits.waiting > 0 && `, ${facts.refusals}: ${n(waits.refusals)}`}
        </dd>
        {oldestSince !== null && (
          <>
            <dt>{facts.oldest}</dt>
            <dd>{moment(oldestSince)}</dd>
          </>
        )}
        {blockedUntil !== null && (
          <>
            <dt>{facts.until}</dt>
            <dd>{moment(blockedUntil)}</dd>
          </>
        )}
        <dt>{facts.setAside}</dt>
        <dd>{counted(setAside, 'aside')}</dd>
        {kind !== 'whatsapp' && (
          <>
            <dt>{facts.budget}</dt>
            <dd>
              {budget.length === 0
                ? none
                : budget
                    .map(({ bucket, remaining }) => {
                      const left = remaining === null ? facts.noBudget : n(remaining)
                      return bucket in facts.buckets ? `${facts.buckets[bucket]}: ${left}` : left
                    })
                    .join(', ')}
            </dd>
          </>
        )}
        {blocked.length > 0 && (
          <>
            <dt>{facts.blocked}</dt>
            <dd>{moment(Math.max(...blocked))}</dd>
          </>
        )}
        {kind === 'webhook' && (
          <>
            <dt>{facts.last}</dt>
            <dd>{lastDeliveryAt === null ? facts.never : moment(lastDeliveryAt)}</dd>
          </>
        )}
        <dt>{facts.address}</dt>
        <dd className="mono">{host}</dd>
      </dl>
    </div>
  )
}
