import Link from 'next/link'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { Table } from '@/components/console/ui/Table'
import type { FormAction } from '@/lib/http/action/form-answer'
import { numbersIn } from '@/lib/i18n/console/numbers'
import type { Scene } from './scene'

interface Props {
  id: string
  reasons: readonly { reason: string; count: number }[]
  /** Null: the member may not replay, and reads who may. */
  replay: FormAction | null
  editorsCan: string
  scene: Scene
}

/** The contacts whose delivery was given up, by reason, and the button that tries all of them again. */
export function AsidePanel({ id, reasons, replay, editorsCan, scene: { words, locale, businessId } }: Props) {
  const { aside } = words
  const n = numbersIn(locale)
  const all = reasons.reduce((sum, { count }) => sum + count, 0)
  const button = all > 0 && replay && <SubmitButton kind="plain">{aside.replay(all)}</SubmitButton>
  const content = (
    <>
      {all === 0 ? (
        <p className="s">{aside.none}</p>
      ) : (
        <>
          <p className="s">{aside.text}</p>
          <Table
            caption={aside.title}
            columns={[
              { key: 'reason', label: aside.reason },
              { key: 'count', label: aside.contacts, isNumber: true },
            ]}
            rows={reasons.map(({ reason, count }) => ({
              key: reason,
              cells: [
                <code key="reason">{reason}</code>,
                <Link key="count" className="n" href={`/console/backends/${id}/contacts?list=aside`} prefetch={false}>
                  {n(count)}
                </Link>,
              ],
            }))}
          />
          {!replay && <p className="s">{editorsCan}</p>}
        </>
      )}
      {button && <div className="acts">{button}</div>}
    </>
  )
  if (!replay) return <div className="flow">{content}</div>
  return (
    <ActionForm action={replay} businessId={businessId} label={aside.title}>
      <input type="hidden" name="id" value={id} />
      {content}
    </ActionForm>
  )
}
