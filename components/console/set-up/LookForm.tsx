import { PictureField } from '@/components/console/look/PictureField'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { SetUpWords } from '@/lib/i18n/console/set-up/shape'

interface Props {
  action: FormAction
  words: SetUpWords['look']
  optional: string
  color: string
  picture: { hint: string; tooLarge: string; mostBytes: number }
}

/** The color of the page, and a logo where there is one. Sending it makes the business. */
export function LookForm({ action, words, optional, color, picture }: Props) {
  return (
    <ActionForm action={action} businessId="" label={words.title}>
      <TextField label={words.color} name="color" type="color" defaultValue={color} hint={words.colorHint} />
      <PictureField label={`${words.logo} (${optional})`} {...picture} />
      <SubmitButton wide>{words.button}</SubmitButton>
    </ActionForm>
  )
}
