import Link from 'next/link'
import { Table } from '@/components/console/ui/Table'
import { numbersIn } from '@/lib/i18n/console/numbers'
import { IntervalMark, Sparkline, StateMark } from './Marks'
import { type BoardLine, rateText, type WatchScene } from './view'

interface Props {
  caption: string
  lines: readonly BoardLine[]
  /** The rate of all templates together, per 1,000. */
  usual: number | null
  /** The end of the scale of all lines, per 1,000. */
  most: number
  scene: WatchScene
}

/** Templates, the worst first: what they do to people, and what Meta says. */
export function BoardTable({ caption, lines, usual, most, scene }: Props) {
  const { words, locale } = scene
  const { columns } = words
  const n = numbersIn(locale)
  return (
    <div className="board">
      <Table
        caption={caption}
        columns={[
          { key: 'template', label: columns.template },
          { key: 'state', label: columns.state, named: false },
          { key: 'rate', label: columns.rate, isNumber: true },
          { key: 'interval', label: columns.interval },
          { key: 'delivered', label: columns.delivered, isNumber: true },
          { key: 'days', label: columns.days },
          { key: 'meta', label: columns.meta },
          { key: 'age', label: columns.age, isNumber: true },
        ]}
        rows={lines.map((line) => ({
          key: line.name,
          cells: [
            <>
              <Link className="n" href={`/console/templates/${line.id}`} prefetch={false}>
                {line.name}
              </Link>{' '}
              {line.isNew && <span className="tag new">{words.new}</span>}{' '}
              {line.isPaused && <span className="tag">{words.paused}</span>}
              <small>{line.about}</small>
            </>,
            <StateMark key="state" state={line.state} scene={scene} />,
            line.rate === null ? '–' : <b key="rate">{rateText(line.rate.rate, locale)}</b>,
            line.rate === null ? (
              '–'
            ) : (
              <IntervalMark
                key="interval"
                rate={line.rate}
                usual={usual}
                most={most}
                state={line.state}
                scene={scene}
              />
            ),
            n(line.delivered),
            <Sparkline key="days" days={line.days} state={line.state} scene={scene} />,
            <span key="meta" className={line.meta.class}>
              {line.meta.text}
            </span>,
            line.age,
          ],
        }))}
      />
    </div>
  )
}
