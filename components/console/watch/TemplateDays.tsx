import { dayText } from '@/components/console/ui/day-text'
import { DAY_WIDTH, DayPlot, Legend } from '@/components/console/ui/DayPlot'
import { numbersIn } from '@/lib/i18n/console/numbers'
import type { StateWord, WatchScene } from './view'

export interface TemplateDay {
  day: string
  sent: number
  failed: number
  delivered: number
  read: number
  direct: number
  window: number
  pauses: number
}

/** Something that Meta did, on a day of the plot. */
export interface MetaMark {
  key: string
  day: string
  /** When and what, in words. */
  text: string
  isBad: boolean
}

interface Props {
  days: readonly TemplateDay[]
  /** Which refusals are drawn. */
  by: 'direct' | 'window'
  marks: readonly MetaMark[]
  state: StateWord
  scene: WatchScene
}

const HEIGHT = 80
const FILLS: Readonly<Record<StateWord, string>> = { harming: 'fh', watch: 'fw', fine: 'fi', too_little: 'fe' }

/** Who left after a template by day of the delivery, with what Meta did, drawn and as a table. */
export function TemplateDays({ days, by, marks, state, scene }: Props) {
  const { words, locale } = scene
  const { one } = words
  const n = numbersIn(locale)
  const most = Math.max(1, ...days.map((day) => day[by]))
  const width = days.length * DAY_WIDTH
  const placeOf = (day: string) => days.findIndex((each) => each.day === day)
  const sum = (read: (day: TemplateDay) => number) => days.reduce((total, day) => total + read(day), 0)
  return (
    <figure className="panel pad">
      <p className="key">
        <Legend fill={FILLS[state]}>{one.left}</Legend>
      </p>
      <DayPlot
        count={days.length}
        height={HEIGHT}
        alt={one.daysAlt(
          sum((day) => day[by]),
          sum((day) => day.delivered),
        )}
        scale={[n(most), '0']}
        ends={[dayText(days[0]?.day, locale), dayText(days.at(-1)?.day, locale)]}
        below={
          marks.length > 0 && (
            <ul className="marks" aria-label={one.marks}>
              {marks.map(({ key, text, isBad }) => (
                <li key={key}>
                  <span className={isBad ? 'tick harm' : 'tick'} aria-hidden="true" />
                  {text}
                </li>
              ))}
            </ul>
          )
        }
      >
        <path className="ll" d={`M0 0H${width}M0 ${HEIGHT / 2}H${width}`} />
        {days.map((day, place) => {
          const height = (day[by] / most) * HEIGHT
          return height === 0 ? null : (
            <rect
              key={day.day}
              className={FILLS[state]}
              x={place * DAY_WIDTH + 1.5}
              y={HEIGHT - height}
              width="7"
              height={height}
            />
          )
        })}
        <path className="le" d={`M0 ${HEIGHT}H${width}`} />
        {marks.map(({ key, day, isBad }) => {
          const place = placeOf(day)
          return place < 0 ? null : (
            <path key={key} className={isBad ? 'lh dash' : 'li dash'} d={`M${(place + 0.5) * DAY_WIDTH} 0V${HEIGHT}`} />
          )
        })}
      </DayPlot>
      <details>
        <summary>{words.table}</summary>
        <DaysTable days={days} scene={scene} />
      </details>
    </figure>
  )
}

const COLUMNS = ['sent', 'failed', 'delivered', 'read', 'direct', 'window', 'pauses'] as const

function DaysTable({ days, scene: { words, locale } }: { days: readonly TemplateDay[]; scene: WatchScene }) {
  const n = numbersIn(locale)
  const shown = days.filter((day) => COLUMNS.some((column) => day[column] > 0))
  return (
    <div className="wide-table">
      <table className="tight">
        <thead>
          <tr>
            <th scope="col">{words.quality.day}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="num">
                {words.one[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((day) => (
            <tr key={day.day}>
              <th scope="row">{dayText(day.day, locale)}</th>
              {COLUMNS.map((column) => (
                <td key={column} className="num">
                  {n(day[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
