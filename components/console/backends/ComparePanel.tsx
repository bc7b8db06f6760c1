import { ActionForm } from '@/components/console/ui/ActionForm'
import { Moment } from '@/components/console/ui/Moment'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import { numbersIn } from '@/lib/i18n/console/numbers'
import type { Scene } from './scene'

interface Props {
  id: string
  latest: {
    startedAt: number
    endedAt: number | null
    error: string | null
    looked: number
    takenIn: number
    mended: number
    forReview: number
  } | null
  hanging: readonly { kind: 'changes' | 'everything'; reason: string; isWaiting: boolean; nextAt: number }[]
  unread: readonly { reason: string; count: number }[]
  /** Null: the member may not start one. */
  start: FormAction | null
  editorsCan: string
  scene: Scene
}

/** The last comparison of everything with what Sayso wrote: its report, what hangs, and the button for another. */
export function ComparePanel({ id, latest, hanging, unread, start, editorsCan, scene }: Props) {
  const { words, locale, timeZone, businessId } = scene
  const { compare } = words
  const n = numbersIn(locale)
  const moment = (at: number) => <Moment at={at} locale={locale} timeZone={timeZone} />
  const isRunning = latest !== null && latest.endedAt === null
  const report = (
    <>
      <p className="s">{compare.text}</p>
      {latest ? (
        <dl className="facts">
          <dt>{isRunning ? compare.inProgress : compare.ended}</dt>
          <dd>{moment(latest.endedAt ?? latest.startedAt)}</dd>
          <dt>{compare.looked}</dt>
          <dd>{n(latest.looked)}</dd>
          <dt>{compare.takenIn}</dt>
          <dd>{n(latest.takenIn)}</dd>
          <dt>{compare.mended}</dt>
          <dd>{n(latest.mended)}</dd>
          <dt>{compare.forReview}</dt>
          <dd>{latest.forReview === 0 ? n(0) : <a href="/console/reviews">{n(latest.forReview)}</a>}</dd>
        </dl>
      ) : (
        <p>{compare.never}</p>
      )}
      {latest?.error && <p>{compare.broke(latest.error)}</p>}
      {hanging.map(({ kind, reason, isWaiting, nextAt }) => (
        <p key={kind}>
          {isWaiting ? compare.waits(compare.what[kind]) : compare.hangs(compare.what[kind], reason)}: {moment(nextAt)}
        </p>
      ))}
      {unread.map(({ reason, count }) => (
        <p key={reason}>{compare.unread(count, reason)}</p>
      ))}
    </>
  )
  if (!start)
    return (
      <div className="panel pad flow">
        {report}
        <p className="s">{editorsCan}</p>
      </div>
    )
  return (
    <ActionForm action={start} businessId={businessId} label={compare.title} className="panel pad flow">
      <input type="hidden" name="id" value={id} />
      {report}
      {!isRunning && (
        <div className="acts">
          <SubmitButton kind="plain">{compare.button}</SubmitButton>
        </div>
      )}
    </ActionForm>
  )
}
