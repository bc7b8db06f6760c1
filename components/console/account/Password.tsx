import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { AccountWords } from '@/lib/i18n/console/account/shape'

interface Props {
  action: FormAction
  words: AccountWords['password']
  businessId: string
  email: string
  hint: string
  hasPassword: boolean
}

/** Changing the password. */
export function Password({ action, words, businessId, email, hint, hasPassword }: Props) {
  return (
    <Section title={words.title}>
      <div className="panel pad">
        {hasPassword ? (
          <ActionForm action={action} businessId={businessId} className="flow narrow">
            <input type="hidden" autoComplete="username" value={email} readOnly />
            <TextField
              label={words.current}
              name="current"
              type="password"
              autoComplete="current-password"
              required
              maxLength={200}
            />
            <TextField
              label={words.next}
              name="next"
              type="password"
              autoComplete="new-password"
              hint={hint}
              required
              maxLength={200}
            />
            <p>
              <SubmitButton kind="plain">{words.button}</SubmitButton>
            </p>
          </ActionForm>
        ) : (
          <p>{words.none}</p>
        )}
      </div>
    </Section>
  )
}
