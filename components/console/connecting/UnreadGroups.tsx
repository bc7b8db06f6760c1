import { numbersIn } from '@/lib/i18n/console/numbers'
import type { ConnectScene } from './scene'

/** How many groups are named. */
const NAMED = 12

interface Props extends Pick<ConnectScene, 'words' | 'locale'> {
  unread: readonly string[]
}

/** The groups of people who refused, by their names, that no topic is shown by, and what can be done about them. */
export function UnreadGroups({ unread, words: { mapping }, locale }: Props) {
  const more = unread.length - NAMED
  return (
    <div className="note w">
      <div className="flow">
        <h3>{mapping.unread.title}</h3>
        <ul className="say">
          {unread.slice(0, NAMED).map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
            </li>
          ))}
          {more > 0 && <li>+ {numbersIn(locale)(more)}</li>}
        </ul>
        <p>{mapping.unread.text}</p>
      </div>
    </div>
  )
}
