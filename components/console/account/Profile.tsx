import { ActionForm } from '@/components/console/ui/ActionForm'
import { SelectField, TextField } from '@/components/console/ui/Field'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { AccountWords } from '@/lib/i18n/console/account/shape'
import { CONSOLE_LOCALES, LANGUAGES, type Locale } from '@/lib/languages'

interface Props {
  action: FormAction
  words: AccountWords['you']
  businessId: string
  name: string
  locale: Locale
}

/** The name of a person, and the language of their console. */
export function Profile({ action, words, businessId, name, locale }: Props) {
  const options = CONSOLE_LOCALES.map((value) => ({ value, label: LANGUAGES[value].ownName }))
  return (
    <Section title={words.title}>
      <div className="panel pad">
        <ActionForm action={action} businessId={businessId} className="flow narrow">
          <TextField label={words.name} name="name" autoComplete="name" defaultValue={name} required maxLength={100} />
          <SelectField label={words.language} name="locale" options={options} defaultValue={locale} />
          <p>
            <SubmitButton kind="plain">{words.button}</SubmitButton>
          </p>
        </ActionForm>
      </div>
    </Section>
  )
}
