import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'

interface Props {
  action: FormAction
  words: Record<'title' | 'email' | 'password' | 'passwordHint' | 'button' | 'forgot' | 'forgotText', string>
}

/** E-mail and password. */
export function SignInForm({ action, words }: Props) {
  return (
    <>
      <ActionForm action={action} businessId="" label={words.title}>
        <TextField label={words.email} name="email" type="email" autoComplete="username" required maxLength={254} />
        <TextField
          label={words.password}
          name="password"
          type="password"
          autoComplete="current-password"
          hint={words.passwordHint}
          required
          maxLength={200}
        />
        <SubmitButton wide>{words.button}</SubmitButton>
      </ActionForm>
      <details>
        <summary>{words.forgot}</summary>
        <p className="s">{words.forgotText}</p>
      </details>
    </>
  )
}
