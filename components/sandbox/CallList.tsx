import { LocalTime } from './LocalTime'
import type { PhoneView } from './view'

interface Props {
  calls: PhoneView['calls']
  faults: string[]
}

/** The last calls to API v2 that touched the contact. */
export function CallList({ calls, faults }: Props) {
  return (
    <section className="card" aria-labelledby="calls">
      <h2 id="calls">Last API calls for this contact</h2>
      {faults.length > 0 ? <p className="faults">Failing on request: {faults.join(', ')}</p> : null}
      {calls.length === 0 ? <p className="soft">None yet. Sayso calls when something is to change here.</p> : null}
      <ol className="calls">
        {calls.map((call) => (
          <li key={`${call.at}${call.path}${call.method}`}>
            <span className={call.status >= 200 && call.status < 300 ? 'yes' : 'no'}>{call.status || 'cut'}</span>
            <code>
              {call.method} {readable(call.path.replace('/api/v2/', ''))}
            </code>
            <LocalTime at={call.at} />
            {call.body ? <code className="body">{call.body}</code> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Decodes percent signs; returns the text as it is when it can't be decoded. */
function readable(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
