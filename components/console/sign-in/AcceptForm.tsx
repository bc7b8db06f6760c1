import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { InvitationWords } from '@/lib/i18n/console/invitation/shape'

interface Props {
  action: FormAction
  words: InvitationWords
  token: string
  /** Whom the invitation is meant for. */
  email: string
  signedIn: { name: string; email: string } | null
  hasAccount: boolean
}

/** Accepting an invitation: as who is signed in, with the password of an account, or as somebody new. */
export function AcceptForm({ action, words, token, email, signedIn, hasAccount }: Props) {
  const as = signedIn ? 'signed_in' : hasAccount ? 'known' : 'new'
  return (
    <ActionForm action={action} businessId="">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="as" value={as} />
      {signedIn && (
        <div>
          <p>{words.asYou(signedIn.name, signedIn.email)}</p>
          <p className="s">{words.otherwise}</p>
        </div>
      )}
      {as === 'known' && <p>{words.welcomeBack}</p>}
      {as === 'new' && (
        <TextField label={words.name} name="name" autoComplete="name" hint={words.nameHint} required maxLength={100} />
      )}
      {as !== 'signed_in' && (
        <>
          <TextField label={words.email} name="email" type="email" autoComplete="username" value={email} readOnly />
          <TextField
            label={as === 'new' ? words.password : words.yourPassword}
            name="password"
            type="password"
            autoComplete={as === 'new' ? 'new-password' : 'current-password'}
            hint={as === 'new' ? words.passwordHint : undefined}
            required
            maxLength={200}
          />
        </>
      )}
      <SubmitButton wide>{words.join}</SubmitButton>
    </ActionForm>
  )
}
