import { CheckField, SelectField, TextArea, TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { ChannelWord, PeopleWords } from '@/lib/i18n/console/people/shape'
import type { AskedTopic } from './view'

interface Props {
  words: PeopleWords['act']
  topics: readonly AskedTopic[]
  /** The names of what is required and stays, in one text; null if nothing is. */
  required: string | null
  isStopped: boolean
  isPaused: boolean
  timeZone: string
  formId: string
  contactId: string
}

const PAUSES = ['1w', '1m', '3m', 'forever'] as const

/** What a member fills in for a person who called or wrote. */
export function ActFields({ words, topics, required, isStopped, isPaused, timeZone, formId, contactId }: Props) {
  const channels = Object.entries(words.channels) as [ChannelWord, string][]
  return (
    <>
      <input type="hidden" name="contact" value={contactId} />
      <input type="hidden" name="form" value={formId} />
      <SelectField
        label={words.channel}
        name="channel"
        options={channels.map(([value, label]) => ({ value, label }))}
      />
      {/* Empty, for now: the time at which the page was opened may be hours ago when the person calls. */}
      <TextField label={words.when} name="when" type="datetime-local" hint={words.whenHint(timeZone)} />
      <TextArea label={words.said} name="words" hint={words.saidHint} maxLength={4000} />
      <fieldset className="f">
        <legend>{words.want}</legend>
        <div className="tri">
          {topics.map((topic) => (
            <Three key={topic.key} topic={topic} words={words} />
          ))}
        </div>
      </fieldset>
      <CheckField
        label={words.stop}
        name="stop"
        hint={required === null ? words.stopHintAll : words.stopHint(required)}
      />
      {isStopped && <CheckField label={words.comeBack} name="comeBack" />}
      <SelectField
        label={words.pause}
        name="pause"
        options={[
          { value: '', label: words.noPause },
          ...PAUSES.map((value) => ({ value, label: words.pauses[value] })),
        ]}
      />
      {isPaused && <CheckField label={words.resume} name="resume" />}
      <p className="s">{words.foot}</p>
      <SubmitButton wide>{words.button}</SubmitButton>
    </>
  )
}

/** Three answers, not two: most topics stay as they are. */
function Three({ topic, words }: { topic: AskedTopic; words: PeopleWords['act'] }) {
  const answers = [
    ['in', words.yes],
    ['', words.asIs],
    ['out', words.no],
  ] as const
  const id = `topic-${topic.key}`
  return (
    <>
      <span id={id}>{topic.name}</span>
      <span className="seg" role="radiogroup" aria-labelledby={id}>
        {answers.map(([value, label]) => (
          <label key={label}>
            <input type="radio" name={`topic.${topic.key}`} value={value} defaultChecked={value === ''} />
            {label}
          </label>
        ))}
      </span>
    </>
  )
}
