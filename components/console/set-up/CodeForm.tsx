import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { SetUpWords } from '@/lib/i18n/console/set-up/shape'

/** The one-time code, and the command that prints another one. */
export function CodeForm({ action, words }: { action: FormAction; words: SetUpWords['code'] }) {
  return (
    <>
      <ActionForm action={action} businessId="" label={words.title}>
        <div className="set-up-code">
          <TextField
            label={words.label}
            name="code"
            hint={words.hint}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            required
            maxLength={100}
          />
        </div>
        <SubmitButton wide>{words.button}</SubmitButton>
      </ActionForm>
      <div>
        <p className="s">{words.again}</p>
        <p>
          <code>npm run -s console -- setup-code</code>
        </p>
      </div>
    </>
  )
}
