import { scaleLinear } from 'd3-scale'
import { dayText } from '@/components/console/ui/day-text'
import { DAY_WIDTH, DayPlot, Legend } from '@/components/console/ui/DayPlot'
import { Section } from '@/components/console/ui/Page'
import { countText } from '@/lib/i18n/console/numbers'
import type { OverviewWords } from '@/lib/i18n/console/overview/shape'
import type { DayView, Frame } from './view'

interface Props {
  days: readonly DayView[]
  words: OverviewWords['days']
  frame: Frame
}

/** Half of the plot's height: agreed goes up from the zero line, refused goes down. */
const HALF = 30

/** What people agreed to and refused on each day, drawn and as a table. */
export function DaysPlot({ days, words, frame: { locale } }: Props) {
  const count = (number: number) => countText(number, locale)
  const sum = (read: (day: DayView) => number) => days.reduce((total, day) => total + read(day), 0)
  const [agreed, refused] = [sum((day) => day.agreed), sum((day) => day.refused)]
  const others = sum((day) => day.agreedByOthers + day.refusedByOthers)
  if (agreed + refused + others === 0)
    return (
      <Section title={words.title}>
        <div className="panel empty">
          <p>{words.none}</p>
        </div>
      </Section>
    )
  return (
    <Section
      title={words.title}
      aside={
        <p className="key">
          <Legend fill="fa">
            {count(agreed)} {words.agreed}
          </Legend>
          <Legend fill="fi">
            {count(refused)} {words.refused}
          </Legend>
        </p>
      }
    >
      <figure className="panel pad">
        <Plot days={days} words={words} locale={locale} agreed={agreed} refused={refused} />
        {others > 0 && <figcaption className="s">{words.onlyPerson}</figcaption>}
        <details>
          <summary>{words.table}</summary>
          <DaysTable days={days} words={words} locale={locale} hasOthers={others > 0} />
        </details>
      </figure>
    </Section>
  )
}

type Inner = Pick<Props, 'days' | 'words'> & { locale: Frame['locale'] }

function Plot({ days, words, locale, agreed, refused }: Inner & { agreed: number; refused: number }) {
  const most = Math.max(1, ...days.flatMap((day) => [day.agreed, day.refused]))
  const scale = scaleLinear([0, most], [0, HALF]).nice(2)
  const top = scale.domain()[1] ?? most
  return (
    <DayPlot
      count={days.length}
      height={2 * HALF}
      alt={words.alt(countText(agreed, locale), countText(refused, locale), countText(most, locale))}
      scale={[countText(top, locale), words.agreed, '0', words.refused, countText(top, locale)]}
      ends={[dayText(days.at(0)?.day, locale), dayText(days.at(-1)?.day, locale)]}
    >
      <path className="ll" d={`M0 ${HALF / 2}H${days.length * DAY_WIDTH}M0 ${HALF * 1.5}H${days.length * DAY_WIDTH}`} />
      {days.map((day, place) => (
        <g key={day.day}>
          <rect
            className="fa"
            x={place * DAY_WIDTH + 1.5}
            y={HALF - scale(day.agreed)}
            width="7"
            height={scale(day.agreed)}
          />
          <rect className="fi" x={place * DAY_WIDTH + 1.5} y={HALF} width="7" height={scale(day.refused)} />
        </g>
      ))}
      <path className="le" d={`M0 ${HALF}H${days.length * DAY_WIDTH}`} />
    </DayPlot>
  )
}

function DaysTable({ days, words, locale, hasOthers }: Inner & { hasOthers: boolean }) {
  return (
    <table className="tight">
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col" className="num">
            {words.agreed}
          </th>
          <th scope="col" className="num">
            {words.refused}
          </th>
          {hasOthers && (
            <th scope="col" className="num">
              {words.byOthers}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map((day) => (
          <tr key={day.day}>
            <th scope="row">{dayText(day.day, locale)}</th>
            <td className="num">{countText(day.agreed, locale)}</td>
            <td className="num">{countText(day.refused, locale)}</td>
            {hasOthers && (
              <td className="num">
                {countText(day.agreedByOthers, locale)} / {countText(day.refusedByOthers, locale)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
