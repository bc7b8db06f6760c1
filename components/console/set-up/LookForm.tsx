import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { SetUpWords } from '@/lib/i18n/console/set-up/shape'

/** The color of the page. Sending it makes the business. */
export function LookForm({ action, words, color }: { action: FormAction; words: SetUpWords['look']; color: string }) {
  return (
    <ActionForm action={action} businessId="" label={words.title}>
      <TextField label={words.color} name="color" type="color" defaultValue={color} hint={words.colorHint} />
      <p className="s">{words.later}</p>
      <SubmitButton wide>{words.button}</SubmitButton>
    </ActionForm>
  )
}
