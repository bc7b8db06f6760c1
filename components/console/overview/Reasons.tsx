import { Section } from '@/components/console/ui/Page'
import { countText } from '@/lib/i18n/console/numbers'
import type { OverviewWords } from '@/lib/i18n/console/overview/shape'
import type { Frame, ReasonView } from './view'

interface Props {
  reasons: readonly ReasonView[]
  refusals: number
  words: OverviewWords['reasons']
  frame: Frame
}

/** Why people refused, in the reasons that the page offers. */
export function Reasons({ reasons, refusals, words, frame: { locale } }: Props) {
  const said = reasons.reduce((sum, { times }) => sum + times, 0)
  const most = Math.max(1, ...reasons.map(({ times }) => times))
  return (
    <Section
      title={words.title}
      aside={said > 0 && <span className="s">{words.aside(countText(said, locale), countText(refusals, locale))}</span>}
    >
      {said === 0 ? (
        <div className="panel empty">
          <p>{words.none}</p>
        </div>
      ) : (
        <div className="panel">
          <table className="why">
            <thead className="v">
              <tr>
                <th scope="col">{words.reason}</th>
                <th scope="col">{words.times}</th>
              </tr>
            </thead>
            <tbody>
              {reasons.map(({ reason, times }) => (
                <tr key={reason}>
                  <th scope="row">{words.words[reason]}</th>
                  <td className="line">
                    <span className="barred">
                      <svg className="bar thin" viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true">
                        <rect className="fi" width={times} height="1" />
                      </svg>
                      {countText(times, locale)}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}
