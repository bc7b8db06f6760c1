import Link from 'next/link'
import { Moment } from '@/components/console/ui/Moment'
import { Empty, Section } from '@/components/console/ui/Page'
import { Table } from '@/components/console/ui/Table'
import type { ImportsWords } from '@/lib/i18n/console/imports/shape'
import { countText } from '@/lib/i18n/console/numbers'
import type { Frame, PastImport } from './view'

const MARKS = {
  waiting: 'st half',
  receiving: 'st half',
  queued: 'st half',
  running: 'st half',
  done: 'st yes',
} as const

/** The files that were sent, the newest first, each with how far it is. */
export function PastImports({
  imports,
  words: { countRows, past: words },
  frame,
}: {
  imports: readonly PastImport[]
  words: ImportsWords
  frame: Frame
}) {
  if (imports.length === 0)
    return (
      <Section title={words.title}>
        <Empty title={words.none}>{words.noneText}</Empty>
      </Section>
    )
  return (
    <Section title={words.title}>
      <Table
        caption={words.title}
        columns={[
          { key: 'name', label: words.name },
          { key: 'when', label: words.when },
          { key: 'state', label: words.state },
          { key: 'result', label: words.result },
        ]}
        rows={imports.map(({ id, name, state, createdAt, rows, total, taken }) => ({
          key: id,
          cells: [
            <Link key="name" href={`/console/imports/${id}`} prefetch={false} className="n">
              {name}
            </Link>,
            <Moment key="when" at={createdAt} {...frame} />,
            <span key="state" className={state === 'failed' ? 'st watch' : MARKS[state]}>
              {words.states[state]}
            </span>,
            state === 'done' || state === 'running'
              ? words.taken(
                  countText(taken, frame.locale),
                  countRows(countText(total ?? rows, frame.locale), (total ?? rows) === 1),
                )
              : '',
          ],
        }))}
      />
    </Section>
  )
}
