import { Problems } from './Problems'
import { Reasons } from './Reasons'
import type { ReferenceView } from './view'

/** The rules that hold for every call. */
export function Introduction({ view }: { view: ReferenceView }) {
  return (
    <>
      <header className="lead">
        <p className="eyebrow">Sayso · reference</p>
        <h1>The business API</h1>
        <p className="big">
          Before you send a message, ask to whom you may send it. And give each person the link where they decide what
          they get.
        </p>
        <p>
          Below <code>{view.baseUrl}</code>, in JSON, with names in snake_case and times in UTC. The same, for programs:{' '}
          <a href={view.openApiUrl}>openapi.json</a>.
        </p>
      </header>
      <section className="basics" aria-label="What holds for every call">
        <div>
          <h2 id="keys">Keys</h2>
          <p>
            Send your API key with each call: <code>Authorization: Bearer sayso_live_…</code>; the examples take it from{' '}
            <code>SAYSO_API_KEY</code>. It belongs to one business and can do what its <a href="#scopes">scopes</a> say.
            What belongs to another business is treated as if it did not exist.
          </p>
          <p>
            A test API key, <code>sayso_test_…</code>, belongs to a test business, which has your topics and none of
            your contacts. Nothing that it does can reach a person.
          </p>
        </div>
        <div>
          <h2 id="repeating">Sending again</h2>
          <p>
            Writes take an <code>Idempotency-Key</code> that you choose. For 24 hours, the same key with the same
            request gets the first response again, and nothing is written twice. The same key with another request gets
            422. While the first request is still being processed, the same key gets 409.
          </p>
        </div>
        <div>
          <h2 id="limits">Limits</h2>
          <p>
            An API key may call 6,000 times a minute; one call can ask about thousands of people. Each response says how
            many calls are left: <code>RateLimit: "minute";r=5999;t=60</code>.
          </p>
        </div>
        <div>
          <h2 id="problems">Problems</h2>
          <p>
            A call that fails returns <code>application/problem+json</code>, with a stable <code>code</code> and a{' '}
            <code>request_id</code> that is also in the log of the server. A decision that a message may not be sent is
            not a problem: its <a href="#reasons">reason</a> says why.
          </p>
        </div>
        <section className="part" aria-labelledby="reasons">
          <h3 id="reasons">Reasons of a decision</h3>
          <Reasons reasons={view.reasons} />
        </section>
        <section className="part" aria-labelledby="common-problems">
          <h3 id="common-problems">Problems that any call may have</h3>
          <Problems problems={view.problems} />
        </section>
        <section className="part" aria-labelledby="scopes">
          <h3 id="scopes">Scopes</h3>
          <dl className="fields">
            {view.scopes.map(({ name, meaning }) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      </section>
    </>
  )
}
