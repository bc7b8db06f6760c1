import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { Scene } from './scene'

interface Props {
  id: string
  kind: 'weni' | 'whatsapp'
  action: FormAction
  scene: Scene
}

/** A field for another token, which is tried before it is used. */
export function TokenForm({ id, kind, action, scene: { words, businessId } }: Props) {
  const { title, hints, button } = words.token
  return (
    <ActionForm action={action} businessId={businessId} label={title} answerAt="end">
      <input type="hidden" name="id" value={id} />
      <TextField
        label={title}
        name="token"
        type="password"
        autoComplete="off"
        required
        maxLength={4096}
        hint={hints[kind]}
      />
      <div className="acts">
        <SubmitButton>{button}</SubmitButton>
      </div>
    </ActionForm>
  )
}
