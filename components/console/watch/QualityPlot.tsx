import { DAY_WIDTH, DayPlot, Legend } from '@/components/console/ui/DayPlot'
import { numbersIn } from '@/lib/i18n/console/numbers'
import type { WatchScene } from './view'

export interface QualityDayView {
  day: string
  /** The day in words. */
  label: string
  high: number
  medium: number
  low: number
  unrated: number
}

const RATINGS = ['low', 'medium', 'high', 'unrated'] as const
const FILLS = { low: 'fh', medium: 'fw', high: 'fa', unrated: 'fe' } as const
const HEIGHT = 60

/** How many templates Meta rated how at the end of each day, drawn and as a table. */
export function QualityPlot({
  days,
  scene: { words, locale },
}: {
  days: readonly QualityDayView[]
  scene: WatchScene
}) {
  const { quality } = words
  const n = numbersIn(locale)
  const most = Math.max(1, ...days.map((day) => RATINGS.reduce((sum, rating) => sum + day[rating], 0)))
  const last = days.at(-1)
  return (
    <figure className="panel pad">
      <p className="key">
        {RATINGS.map((rating) => (
          <Legend key={rating} fill={FILLS[rating]}>
            {quality[rating]}
          </Legend>
        ))}
      </p>
      <DayPlot
        count={days.length}
        height={HEIGHT}
        alt={quality.alt(last?.low ?? 0, last?.medium ?? 0)}
        scale={[n(most), '0']}
        ends={[days[0]?.label, last?.label]}
      >
        <path className="ll" d={`M0 0H${days.length * DAY_WIDTH}`} />
        {days.map((day, place) => (
          <Stack key={day.day} day={day} x={place * DAY_WIDTH + 1} most={most} />
        ))}
        <path className="le" d={`M0 ${HEIGHT}H${days.length * DAY_WIDTH}`} />
      </DayPlot>
      <details>
        <summary>{words.table}</summary>
        <table className="tight">
          <thead>
            <tr>
              <th scope="col">{quality.day}</th>
              {RATINGS.map((rating) => (
                <th key={rating} scope="col" className="num">
                  {quality[rating]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.day}>
                <th scope="row">{day.label}</th>
                {RATINGS.map((rating) => (
                  <td key={rating} className="num">
                    {n(day[rating])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function Stack({ day, x, most }: { day: QualityDayView; x: number; most: number }) {
  const upTo = (place: number) => RATINGS.slice(0, place + 1).reduce((sum, rating) => sum + day[rating], 0)
  return RATINGS.map((rating, place) => (
    <rect
      key={rating}
      className={FILLS[rating]}
      x={x}
      y={HEIGHT * (1 - upTo(place) / most)}
      width={DAY_WIDTH - 2}
      height={(day[rating] / most) * HEIGHT}
    />
  ))
}
