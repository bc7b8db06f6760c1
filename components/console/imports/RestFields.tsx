import { SelectField, TextField } from '@/components/console/ui/Field'
import type { ImportsWords } from '@/lib/i18n/console/imports/shape'
import type { TopicChoice } from './view'

interface Props {
  topics: readonly TopicChoice[]
  countries: readonly { code: string; name: string }[]
  ownCountry: string
  chosen: { topic: string; answer: string; country: string; in: string; out: string }
  /** Whether the columns hold topics and answers for each row, so that nothing must be chosen here. */
  words: ImportsWords['preview']
}

/** What a file says nothing about: the topic, the answer, the country of numbers, and words of its own. */
export function RestFields({ topics, countries, ownCountry, chosen, words: { rest, words } }: Props) {
  return (
    <div className="panel pad rest" id="rest">
      <SelectField
        label={rest.topic}
        name="topic"
        defaultValue={chosen.topic}
        options={[{ value: '', label: rest.topicNone }, ...topics.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <SelectField
        label={rest.answer}
        name="answer"
        defaultValue={chosen.answer}
        options={[
          { value: '', label: rest.answerNone },
          { value: 'in', label: rest.answers.in },
          { value: 'out', label: rest.answers.out },
        ]}
      />
      <SelectField
        label={rest.country}
        name="country"
        defaultValue={chosen.country}
        options={[
          { value: '', label: rest.countryOwn(ownCountry) },
          ...countries.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <details open={chosen.in !== '' || chosen.out !== ''}>
        <summary>{words.title}</summary>
        <div className="flow">
          <TextField
            label={words.in}
            name="in"
            type="text"
            defaultValue={chosen.in}
            maxLength={400}
            hint={words.hint}
          />
          <TextField label={words.out} name="out" type="text" defaultValue={chosen.out} maxLength={400} />
        </div>
      </details>
    </div>
  )
}
