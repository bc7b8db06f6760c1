import { ActionForm } from '@/components/console/ui/ActionForm'
import { RadioField, TextField } from '@/components/console/ui/Field'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { LookWords } from '@/lib/i18n/console/look/shape'

interface Props {
  words: LookWords['sending']
  save: string
  values: { days: string; confirmations: string; optIn: string }
  /** For how many days links work where the business says nothing. */
  installationDays: number
  /** What the systems of the business can do about a confirmation. */
  optInHint: string
  action: FormAction
  businessId: string
}

const CONFIRMATIONS = ['where_said', 'always', 'never'] as const

/**
 * How long links work, and what is confirmed in the chat. Each field is made again when its value was changed, also by
 * somebody else, so that it is never sent as a change of the member.
 */
export function SendingSection({ words, save, values, installationDays, optInHint, action, businessId }: Props) {
  return (
    <Section title={words.title}>
      <ActionForm action={action} businessId={businessId} label={words.title} className="panel pad flow" answerAt="end">
        {Object.entries(values).map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={`was.${name}`} defaultValue={value} />
        ))}
        <TextField
          key={`days ${values.days}`}
          label={words.lifetime}
          name="days"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values.days}
          hint={words.lifetimeHint(installationDays)}
        />
        <p className="s">{words.lifetimeNote}</p>
        <RadioField
          key={`confirmations ${values.confirmations}`}
          label={words.confirmations}
          name="confirmations"
          defaultValue={values.confirmations}
          options={CONFIRMATIONS.map((value) => ({ value, ...words.options[value] }))}
        />
        <RadioField
          key={`optIn ${values.optIn}`}
          label={words.optIn}
          name="optIn"
          defaultValue={values.optIn}
          options={(['off', 'on'] as const).map((value) => ({ value, ...words.optInOptions[value] }))}
          hint={optInHint}
        />
        <div>
          <SubmitButton kind="plain">{save}</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  )
}
