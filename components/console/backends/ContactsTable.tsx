import { Moment } from '@/components/console/ui/Moment'
import { Table } from '@/components/console/ui/Table'
import { numbersIn } from '@/lib/i18n/console/numbers'
import { ContactLink } from './ContactLink'
import type { Scene } from './scene'

export interface ContactLine {
  contactId: string
  urgent: boolean
  attempts: number
  reason: string | null
  waitingSince: number | null
}

/** The contacts that wait, or that were set aside. */
export function ContactsTable({ title, lines, scene }: { title: string; lines: readonly ContactLine[]; scene: Scene }) {
  const { words, locale, timeZone } = scene
  const { contacts, none } = words
  const n = numbersIn(locale)
  if (lines.length === 0) return <p className="s">{contacts.empty}</p>
  return (
    <Table
      caption={title}
      columns={[
        { key: 'contact', label: contacts.contact },
        { key: 'what', label: contacts.what, named: false },
        { key: 'since', label: contacts.since },
        { key: 'attempts', label: contacts.attempts, isNumber: true },
        { key: 'reason', label: contacts.reason },
      ]}
      rows={lines.map(({ contactId, urgent, attempts, reason, waitingSince }) => ({
        key: contactId,
        cells: [
          <ContactLink key="contact" id={contactId} />,
          <span key="what" className={urgent ? 'st' : 'st half'}>
            {urgent ? contacts.refusal : contacts.other}
          </span>,
          waitingSince === null ? none : <Moment at={waitingSince} locale={locale} timeZone={timeZone} />,
          n(attempts),
          reason === null ? none : <code key="reason">{reason}</code>,
        ],
      }))}
    />
  )
}
