import { SelectField, TextField } from '@/components/console/ui/Field'
import { Section } from '@/components/console/ui/Page'
import type { ImportsWords } from '@/lib/i18n/console/imports/shape'
import type { TopicChoice } from './view'

interface Props {
  topics: readonly TopicChoice[]
  words: ImportsWords['exports']
}

/** The two files that leave: all consent, and whom one may message about a topic. */
export function Exports({ topics, words }: Props) {
  return (
    <Section title={words.title} aside={<span className="s">{words.aside}</span>}>
      <div className="two">
        <form
          className="panel pad flow"
          method="get"
          action="/console/imports/consents.csv"
          aria-label={words.consents}
        >
          <div>
            <h3>{words.consents}</h3>
            <p className="s">{words.consentsText}</p>
          </div>
          <div className="dates">
            <TextField label={words.from} name="from" type="date" hint={words.periodHint} />
            <TextField label={words.to} name="to" type="date" />
          </div>
          <div className="acts">
            <button className="b">{words.download}</button>
          </div>
        </form>
        <form
          className="panel pad flow"
          method="get"
          action="/console/imports/audience.csv"
          aria-label={words.audience}
        >
          <div>
            <h3>{words.audience}</h3>
            <p className="s">{words.audienceText}</p>
          </div>
          <SelectField
            label={words.topic}
            name="topic"
            options={topics.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div className="acts">
            <button className="b">{words.download}</button>
          </div>
        </form>
      </div>
    </Section>
  )
}
