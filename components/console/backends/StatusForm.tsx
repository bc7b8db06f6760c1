import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { Scene } from './scene'

interface Props {
  id: string
  name: string
  isDisabled: boolean
  action: FormAction
  scene: Scene
}

/** Disables a backend, or enables it again. Disabling has an undo, so it asks nothing. */
export function StatusForm({ id, name, isDisabled, action, scene: { words, businessId } }: Props) {
  const { disable } = words
  return (
    <ActionForm action={action} businessId={businessId} label={isDisabled ? disable.enable : disable.title}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="to" value={isDisabled ? 'enabled' : 'disabled'} />
      {!isDisabled && <p>{disable.text(name)}</p>}
      <div className="acts">
        <SubmitButton kind={isDisabled ? 'primary' : 'harm'}>
          {isDisabled ? disable.enable : disable.button(name)}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
