import { dayOf } from './Moment'
import type { EvidenceView } from './view'
import { WORDS } from './words/words'

/** What may be sent now, and why. */
export function Standings({ view }: { view: EvidenceView }) {
  const words = WORDS[view.locale]
  return (
    <section>
      <h2>{words.now}</h2>
      <p className="s">{words.nowText}</p>
      <ul className="now">
        {view.standings.map(({ name, category, answer, byPerson, saidAt, allowed, reason }) => (
          <li key={name}>
            <div>
              <b>{name}</b>
              <small>
                {words.categories[category]} · {words.answers[answer ?? 'none']}
                {answer !== null && !byPerson && `, ${words.byOthers}`}
                {saidAt !== null && `, ${dayOf(saidAt, view)}`}
              </small>
            </div>
            <p>
              <strong className={allowed ? undefined : 'no'}>{allowed ? words.allowed : words.refused}</strong>
              <small>{words.decisions[reason]}</small>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
