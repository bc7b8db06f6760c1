import type { ReactNode } from 'react'

/** How wide a day is, in the units of the drawing. */
export const DAY_WIDTH = 10

interface Props {
  /** How many days are drawn, from the left. */
  count: number
  /** How high the drawing is, in its own units. */
  height: number
  /** What the drawing says, for those who do not see it. */
  alt: string
  /** The labels beside it, from the top. */
  scale: readonly string[]
  /** The first and the last day, in words. */
  ends: readonly [string | undefined, string | undefined]
  children: ReactNode
  /** What is in the same box below the drawing. */
  below?: ReactNode
}

/** The frame of a drawing by day: the scale at its side, and the first and the last day below it. */
export function DayPlot({ count, height, alt, scale, ends, children, below }: Props) {
  return (
    <div className="plot">
      <div className="y" aria-hidden="true">
        {scale.map((label, place) => (
          // Two places of a scale may have the same label.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={place}>{label}</span>
        ))}
      </div>
      <svg viewBox={`0 0 ${count * DAY_WIDTH} ${height}`} preserveAspectRatio="none" role="img" aria-label={alt}>
        {children}
      </svg>
      <div className="xs" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
      {below}
    </div>
  )
}

/** What a colour of a drawing means. */
export function Legend({ fill, children }: { fill: string; children: ReactNode }) {
  return (
    <span>
      <svg viewBox="0 0 1 1" aria-hidden="true">
        <rect className={fill} width="1" height="1" />
      </svg>
      {children}
    </span>
  )
}
