import { ActionForm } from '@/components/console/ui/ActionForm'
import { Moment } from '@/components/console/ui/Moment'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { Table } from '@/components/console/ui/Table'
import type { FormAction } from '@/lib/http/action/form-answer'
import { numbersIn } from '@/lib/i18n/console/numbers'
import { ContactLink } from './ContactLink'
import type { Scene } from './scene'

export interface LogLine {
  id: string
  attempt: number
  contactId: string
  version: number
  at: number
  status: number | null
  error: string | null
  tookMs: number
}

interface Props {
  backendId: string
  lines: readonly LogLine[]
  /** Null: the member may not send again. */
  again: FormAction | null
  scene: Scene
}

/** The attempts to deliver to a webhook: never what was sent. */
export function LogTable({ backendId, lines, again, scene }: Props) {
  const { words, locale, timeZone, businessId } = scene
  const { log } = words
  const n = numbersIn(locale)
  if (lines.length === 0) return <p className="s">{log.empty}</p>
  return (
    <Table
      caption={log.title}
      columns={[
        { key: 'time', label: log.time },
        { key: 'contact', label: log.contact },
        { key: 'outcome', label: log.outcome, named: false },
        { key: 'version', label: log.version, isNumber: true },
        { key: 'took', label: log.took, isNumber: true },
        ...(again ? [{ key: 'again', label: <span className="v">{log.again}</span>, named: false }] : []),
      ]}
      rows={lines.map((line) => ({
        key: `${line.id}/${line.attempt}`,
        cells: [
          <Moment key="at" at={line.at} locale={locale} timeZone={timeZone} style="second" />,
          <ContactLink key="contact" id={line.contactId} />,
          <>
            <span className={line.error === null ? 'st' : 'st watch'}>{line.error ?? log.taken(line.status ?? 0)}</span>
            {line.attempt > 1 && <small>{log.attempt(line.attempt)}</small>}
          </>,
          n(line.version),
          `${n(line.tookMs)} ms`,
          again && (
            <ActionForm action={again} businessId={businessId} className="acts" answerAt="end">
              <input type="hidden" name="id" value={backendId} />
              <input type="hidden" name="contactId" value={line.contactId} />
              <SubmitButton kind="quiet">
                {log.again}
                <span className="v"> …{line.contactId.slice(-8)}</span>
              </SubmitButton>
            </ActionForm>
          ),
        ],
      }))}
    />
  )
}
