import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { SetUpWords } from '@/lib/i18n/console/set-up/shape'

/** A topic to begin with, in the main language of the business. */
export interface TopicChoice {
  key: string
  policy: 'opt_in' | 'opt_out' | 'required'
  name: string
  description: string
  frequency: string
  isChosen: boolean
}

interface Props {
  action: FormAction
  words: SetUpWords['topics']
  next: string
  topics: readonly TopicChoice[]
  /** The language of the texts. */
  lang: string
  /** The language of the console. */
  locale: string
}

/** The topics to begin with, each with the words that people will read, and with what its policy means. */
export function TopicsForm({ action, words, next, topics, lang, locale }: Props) {
  return (
    <ActionForm action={action} businessId="" label={words.title}>
      <fieldset className="f">
        <legend className="v">{words.legend}</legend>
        <ul className="list panel">
          {topics.map(({ key, policy, name, description, frequency, isChosen }) => (
            <li key={key}>
              <label className="opt">
                <input type="checkbox" name={`topic-${key}`} defaultChecked={isChosen} />
                <span className="set-up-topic" lang={lang} dir="auto">
                  {name}
                  <small>{description}</small>
                  <small>{frequency}</small>
                  <small lang={locale} dir="ltr" className="set-up-policy">
                    {words.policies[policy]}
                  </small>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <SubmitButton wide>{next}</SubmitButton>
    </ActionForm>
  )
}
