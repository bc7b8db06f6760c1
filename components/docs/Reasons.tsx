import { Prose } from './Prose'
import type { ReasonView } from './view'

/** The reasons of decisions, in the order in which they are checked. */
export function Reasons({ reasons }: { reasons: readonly ReasonView[] }) {
  return (
    <dl className="fields">
      {reasons.map(({ code, allowed, meaning }) => (
        <div key={code}>
          <dt>
            <code>{code}</code>
            <span className="type">{allowed ? 'allowed' : 'not allowed'}</span>
          </dt>
          <dd>
            <Prose text={meaning} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
