import { Prose } from './Prose'
import type { ProblemView } from './view'

export function Problems({ problems }: { problems: readonly ProblemView[] }) {
  return (
    <dl className="fields">
      {problems.map(({ status, code, when }) => (
        <div key={`${status} ${code}`}>
          <dt>
            <code>{code}</code>
            <span className="type">{status}</span>
          </dt>
          <dd>
            <Prose text={when} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
