import { useId } from 'react'
import type { PeopleWords, StandingWord } from '@/lib/i18n/console/people/shape'
import type { AskedTopic } from './view'

interface Props {
  words: PeopleWords['lists']
  topics: readonly AskedTopic[]
  topic: string
  standing: string
}

const STANDINGS: readonly StandingWord[] = ['allowed', 'yes', 'silent_allowed', 'silent', 'no', 'stopped']

/** Opens a list of people by topic and by where they stand: a plain GET form. */
export function ListForm({ words, topics, topic, standing }: Props) {
  const id = useId()
  return (
    <form className="panel pad listing" action="/console/people" method="get">
      <div className="f">
        <label htmlFor={`${id}-topic`}>{words.topic}</label>
        <select id={`${id}-topic`} name="topic" defaultValue={topic}>
          <option value="">{words.anyTopic}</option>
          {topics.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="f">
        <label htmlFor={`${id}-standing`}>{words.standing}</label>
        <select id={`${id}-standing`} name="standing" defaultValue={standing}>
          <option value="">{words.anyStanding}</option>
          {STANDINGS.map((each) => (
            <option key={each} value={each}>
              {words.option[each]}
            </option>
          ))}
        </select>
      </div>
      <button className="b">{words.show}</button>
    </form>
  )
}
