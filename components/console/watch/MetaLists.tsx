import type { WatchScene } from './view'

export interface LadderLine {
  key: string
  language: string
  step: string
  /** How long the present pause lasts, in words; null: it has no end that is known. */
  left: string | null
  /** The hours of the next pause, `disabled`, or null: nothing is next. */
  next: number | 'disabled' | null
}

const CLASSES: Readonly<Record<string, string>> = {
  fine: 'st',
  warned: 'st watch',
  in_danger: 'st harm',
  paused: 'st harm',
  paused_open: 'st harm',
  disabled: 'st harm',
}

/** The step of a template on Meta's ladder in each of its languages, and what comes next. */
export function LadderList({ lines, scene: { words } }: { lines: readonly LadderLine[]; scene: WatchScene }) {
  const { ladder } = words
  return (
    <ul className="panel list">
      {lines.map(({ key, language, step, left, next }) => (
        <li key={key}>
          <div>
            <span className={CLASSES[step] ?? 'st little'}>{language}</span>
            <p className="s">
              {ladder.steps[step] ?? step}
              {left !== null && <> {ladder.left(left)}.</>}
              {step !== 'fine' && next !== null && <> {next === 'disabled' ? ladder.nextEnd : ladder.next(next)}</>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

export interface CompareLine {
  key: string
  other: string
  isBlockedMore: boolean | null
  /** Meta's word for the reason; null: it said none. */
  reason: string | null
}

interface CompareProps {
  lines: readonly CompareLine[]
  /** The reason that people give here most, in words; null: none. */
  ours: { reason: string; times: number } | null
  scene: WatchScene
}

/** What Meta says of the template beside others, with what people say here. */
export function CompareList({ lines, ours, scene: { words } }: CompareProps) {
  const { compare } = words
  return (
    <ul className="panel list">
      {lines.map(({ key, other, isBlockedMore, reason }) => (
        <li key={key}>
          <div>
            <span className={isBlockedMore ? 'st watch' : isBlockedMore === null ? 'st little' : 'st'}>
              {isBlockedMore === null
                ? compare.unknown(other)
                : isBlockedMore
                  ? compare.more(other)
                  : compare.less(other)}
            </span>
            <p className="s">
              {reason !== null && <>{compare.reason(compare.reasons[reason] ?? reason)}. </>}
              {ours && compare.ours(ours.reason, ours.times)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
