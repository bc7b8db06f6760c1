import Link from 'next/link'
import { Moment } from '@/components/console/ui/Moment'
import { Table } from '@/components/console/ui/Table'
import { numbersIn, spansIn } from '@/lib/i18n/console/numbers'
import { type BackendKind, type BackendState, classOfState, type Scene, type Waiting } from './scene'

export interface BackendLine extends Waiting {
  id: string
  kind: BackendKind
  name: string
  state: BackendState
  /** How long the oldest change waits, in milliseconds; null: nothing waits. */
  behindMs: number | null
  setAside: number
  /** The smallest rest of its buckets; null: no limit of ours. */
  budgetLeft: number | null
  comparedAt: number | null
}

/** All backends, with how they are: each number leads to what is behind it. */
export function BackendTable({ lines, scene }: { lines: readonly BackendLine[]; scene: Scene }) {
  const { words, locale, timeZone } = scene
  const [n, span] = [numbersIn(locale), spansIn(locale)]
  const { columns, none } = words
  const rows = lines.map((line) => {
    const address = `/console/backends/${line.id}`
    const counted = (count: number, list: string) =>
      count === 0 ? (
        <span>{none}</span>
      ) : (
        <Link className="n" href={`${address}/contacts?list=${list}`} prefetch={false}>
          {n(count)}
        </Link>
      )
    return {
      key: line.id,
      cells: [
        <>
          <Link className="n" href={address} prefetch={false}>
            {line.name}
          </Link>
          <small>{words.kinds[line.kind]}</small>
        </>,
        <span key="state" className={classOfState(line.state)}>
          {words.states[line.state]}
        </span>,
        line.behindMs === null ? none : span(line.behindMs),
        counted(line.waiting, 'waiting'),
        counted(line.setAside, 'aside'),
        line.budgetLeft === null ? none : n(line.budgetLeft),
        line.comparedAt === null ? none : <Moment at={line.comparedAt} locale={locale} timeZone={timeZone} />,
      ],
    }
  })
  return (
    <Table
      caption={words.connected}
      columns={[
        { key: 'name', label: columns.name },
        { key: 'state', label: columns.state, named: false },
        { key: 'behind', label: columns.behind, isNumber: true },
        { key: 'waiting', label: columns.waiting, isNumber: true },
        { key: 'aside', label: columns.setAside, isNumber: true },
        { key: 'budget', label: columns.budget, isNumber: true },
        { key: 'compared', label: columns.compared },
      ]}
      rows={rows}
    />
  )
}
