import { scaleLinear } from 'd3-scale'
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
const STEP = 10

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

function Legend({ fill, children }: { fill: string; children: React.ReactNode }) {
  return (
    <span>
      <svg viewBox="0 0 1 1" aria-hidden="true">
        <rect className={fill} width="1" height="1" />
      </svg>
      {children}
    </span>
  )
}

type Inner = Pick<Props, 'days' | 'words'> & { locale: Frame['locale'] }

function Plot({ days, words, locale, agreed, refused }: Inner & { agreed: number; refused: number }) {
  const most = Math.max(1, ...days.flatMap((day) => [day.agreed, day.refused]))
  const scale = scaleLinear([0, most], [0, HALF]).nice(2)
  const top = scale.domain()[1] ?? most
  const first = days.at(0)?.day ?? ''
  const last = days.at(-1)?.day ?? ''
  return (
    <div className="plot">
      <div className="y" aria-hidden="true">
        <span>{countText(top, locale)}</span>
        <span>{words.agreed}</span>
        <span>0</span>
        <span>{words.refused}</span>
        <span>{countText(top, locale)}</span>
      </div>
      <svg
        viewBox={`0 0 ${days.length * STEP} ${2 * HALF}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.alt(countText(agreed, locale), countText(refused, locale), countText(most, locale))}
      >
        <path className="ll" d={`M0 ${HALF / 2}H${days.length * STEP}M0 ${HALF * 1.5}H${days.length * STEP}`} />
        {days.map((day, place) => (
          <g key={day.day}>
            <rect
              className="fa"
              x={place * STEP + 1.5}
              y={HALF - scale(day.agreed)}
              width="7"
              height={scale(day.agreed)}
            />
            <rect className="fi" x={place * STEP + 1.5} y={HALF} width="7" height={scale(day.refused)} />
          </g>
        ))}
        <path className="le" d={`M0 ${HALF}H${days.length * STEP}`} />
      </svg>
      <div className="xs" aria-hidden="true">
        <span>{dayText(first, locale)}</span>
        <span>{dayText(last, locale)}</span>
      </div>
    </div>
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

const dayText = (day: string, locale: Frame['locale']) =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day))
