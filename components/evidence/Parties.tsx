import { dayOf } from './Moment'
import type { EvidenceView } from './view'
import { WORDS } from './words/words'

/** The person and the business. */
export function Parties({ view }: { view: EvidenceView }) {
  const { person, business } = view
  const words = WORDS[view.locale]
  return (
    <div className="pair">
      <section>
        <h2>{words.person}</h2>
        <dl>
          {person.identities.map(({ kind, value, endedAt }) => [
            <dt key={`${kind} ${value} name`}>{words.identities[kind]}</dt>,
            <dd key={`${kind} ${value}`}>
              <bdi>{value}</bdi>
              {endedAt !== null && <small> {words.until(dayOf(endedAt, view))}</small>}
            </dd>,
          ])}
          <dt>{words.reference}</dt>
          <dd>
            <code>{person.id}</code>
          </dd>
          {person.mergedFrom.map((id) => [
            <dt key={`${id} name`}>{words.also}</dt>,
            <dd key={id}>
              <code>{id}</code>
            </dd>,
          ])}
          <dt>{words.known}</dt>
          <dd>{dayOf(person.since, view)}</dd>
        </dl>
        {person.erasedAt !== null && <p className="more">{words.erased(dayOf(person.erasedAt, view))}</p>}
        {person.releasedAt !== null && <p className="more">{words.released(dayOf(person.releasedAt, view))}</p>}
      </section>
      <section>
        <h2>{words.controller}</h2>
        <p className="more">
          {business.legalName}
          <br />
          {business.address}
          <br />
          <bdi>{business.email}</bdi>
        </p>
        <dl>
          <dt>{words.jurisdiction}</dt>
          <dd>{business.jurisdiction}</dd>
        </dl>
      </section>
    </div>
  )
}
