import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { SetUpWords } from '@/lib/i18n/console/set-up/shape'

interface Props {
  action: FormAction
  words: SetUpWords['owner']
  next: string
  typed: { name: string; email: string; hasPassword: boolean }
}

/** Who the owner is, and the password with which they sign in from now on. */
export function OwnerForm({ action, words, next, typed }: Props) {
  return (
    <ActionForm action={action} businessId="" label={words.title}>
      <TextField
        label={words.name}
        name="name"
        autoComplete="name"
        hint={words.nameHint}
        defaultValue={typed.name}
        required
        maxLength={100}
      />
      <TextField
        label={words.email}
        name="email"
        type="email"
        autoComplete="username"
        hint={words.emailHint}
        defaultValue={typed.email}
        required
        maxLength={254}
      />
      <TextField
        label={words.password}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={typed.hasPassword ? words.passwordKept : words.passwordHint}
        required={!typed.hasPassword}
        maxLength={200}
      />
      <SubmitButton wide>{next}</SubmitButton>
    </ActionForm>
  )
}
