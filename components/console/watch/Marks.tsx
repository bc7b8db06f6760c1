import { numbersIn } from '@/lib/i18n/console/numbers'
import { classOfState, rateText, type RateView, type StateWord, type WatchScene } from './view'

/** A state by its shape, its word and its colour. */
export function StateMark({ state, scene: { words } }: { state: StateWord; scene: WatchScene }) {
  return <span className={classOfState(state)}>{words.states[state]}</span>
}

/** The colours of a bar and of a line by state. */
const FILLS: Readonly<Record<StateWord, string>> = { harming: 'fh', watch: 'fw', fine: 'fi', too_little: 'fe' }
const LINES: Readonly<Record<StateWord, string>> = { harming: 'lh', watch: 'lw', fine: 'li', too_little: 'le' }

const STEP = 7
const HEIGHT = 20

/** Who left on each day, as a row of bars. */
export function Sparkline({ days, state, scene }: { days: readonly number[]; state: StateWord; scene: WatchScene }) {
  const { words, locale } = scene
  const n = numbersIn(locale)
  const most = Math.max(1, ...days)
  const width = days.length * STEP
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words.daysAlt(days.map(n).join(', '))}
    >
      <path className="ll" d={`M0 ${HEIGHT - 0.5}H${width}`} />
      {days.map((count, place) => {
        const height = (count / most) * (HEIGHT - 1)
        // A day has nothing but its place.
        const key = `${place}`
        return count === 0 ? null : (
          <rect
            key={key}
            className={FILLS[state]}
            x={place * STEP}
            y={HEIGHT - 1 - height}
            width={STEP - 2}
            height={height}
          />
        )
      })}
    </svg>
  )
}

interface IntervalProps {
  rate: RateView
  /** The rate of all templates together, per 1,000. */
  usual: number | null
  /** The end of the scale, per 1,000. */
  most: number
  state: StateWord
  scene: WatchScene
}

/** A rate with its likely range, beside what is usual. */
export function IntervalMark({ rate, usual, most, state, scene: { words, locale } }: IntervalProps) {
  const at = (value: number) => Math.round((Math.min(value, most) / most) * 1000) / 10
  const [low, high] = [rateText(rate.low, locale), rateText(rate.high, locale)]
  return (
    <span className="range">
      <svg
        className="iv"
        viewBox="-2 0 104 20"
        preserveAspectRatio="none"
        role="img"
        aria-label={words.rateAlt(rateText(rate.rate, locale), low, high)}
      >
        <path className="ll" d="M0 10H100" />
        {usual !== null && <path className="le dash" d={`M${at(usual)} 0V20`} />}
        <path className={LINES[state]} d={`M${at(rate.low)} 10H${at(rate.high)}`} />
        <path className={`${LINES[state]} dot`} d={`M${at(rate.rate)} 10h0`} />
      </svg>
      <small aria-hidden="true">{words.between(low, high)}</small>
    </span>
  )
}
