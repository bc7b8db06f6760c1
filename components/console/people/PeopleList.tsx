import Link from 'next/link'
import type { ListedPerson } from './view'

/** A list says what its people have in common; only what holds for everything of theirs has a mark: a stop, a pause. */
const CLASSES = { yes: undefined, no: 'state st', half: 'state st half' } as const

/** People in a list, each a link to their page. */
export function PeopleList({ people, label }: { people: readonly ListedPerson[]; label: string }) {
  return (
    <ul className="panel list" aria-label={label}>
      {people.map(({ id, name, details, mark }) => (
        <li key={id}>
          <div>
            <Link className="n nb" href={`/console/people/${id}`} prefetch={false}>
              <b>{name}</b>
            </Link>
            <p className="s">
              <span className={CLASSES[mark]}>{details.join(' · ')}</span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
