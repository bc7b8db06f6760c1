import { ActionForm } from '@/components/console/ui/ActionForm'
import { CheckField, RadioField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { LISTING } from '@/lib/i18n/console/topics/listing'

interface Props {
  topic: { id: string; key: string; listed: 'always' | 'sources' | 'never'; policy: string }
  words: (typeof LISTING)['en']
  /** How many people see it because they agreed, as a number and in digits. */
  agreed: { count: number; text: string }
  sources: readonly { id: string; name: string; isChosen: boolean }[]
  businessId: string
  action: FormAction
  canWrite: boolean
}

/** Who sees a topic, and the choice of it. A topic that may be sent unasked is on the page of everybody. */
export function TopicListing({ topic, words, agreed, sources, businessId, action, canWrite }: Props) {
  const { id, key, listed, policy } = topic
  if (policy !== 'opt_in' && listed === 'always')
    return (
      <div className="zone flow">
        <h2>{words.title}</h2>
        <p className="s">{words.everybody}</p>
      </div>
    )
  const told = (
    <>
      <h2>{words.title}</h2>
      {listed !== 'always' && <p>{words.agreed(agreed.count, agreed.text)}</p>}
      <p className="s">{words.link(`?t=${key}`)}</p>
    </>
  )
  if (!canWrite)
    return (
      <div className="zone flow">
        {told}
        <p>{words.options[listed].label}</p>
      </div>
    )
  return (
    <ActionForm action={action} businessId={businessId} label={words.title}>
      <div className="zone flow listing">
        {told}
        <input type="hidden" name="topic" value={id} />
        <RadioField
          key={listed}
          label={words.label}
          name="listed"
          defaultValue={listed}
          options={(['always', 'sources', 'never'] as const).map((value) => ({ value, ...words.options[value] }))}
        />
        <fieldset className="f if-sources">
          <legend>{words.sources}</legend>
          {sources.length === 0 ? (
            <p className="s">{words.noSources}</p>
          ) : (
            <>
              {sources.map((source) => (
                <CheckField
                  key={`${source.id} ${source.isChosen}`}
                  name={`source.${source.id}`}
                  value="1"
                  label={source.name}
                  defaultChecked={source.isChosen}
                />
              ))}
              <small>{words.sourcesHint}</small>
            </>
          )}
        </fieldset>
        <p>
          <SubmitButton kind="plain">{words.save}</SubmitButton>
        </p>
      </div>
    </ActionForm>
  )
}
