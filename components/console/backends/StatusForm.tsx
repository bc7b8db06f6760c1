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

/**
 * Disables a backend, or enables it again. Disabling has an undo, so it asks nothing. It is one form in both cases, so
 * that its answer stays where it was pressed.
 */
export function StatusForm({ id, name, isDisabled, action, scene: { words, businessId } }: Props) {
  const { disable } = words
  return (
    <ActionForm action={action} businessId={businessId} label={isDisabled ? disable.enable : disable.title}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="to" value={isDisabled ? 'enabled' : 'disabled'} />
      {isDisabled ? (
        <div className="acts" id="enable">
          <SubmitButton>{disable.enable}</SubmitButton>
        </div>
      ) : (
        <details className="zone">
          <summary>{disable.title}</summary>
          <div className="flow">
            <p>{disable.text(name)}</p>
            <div className="acts">
              <SubmitButton kind="harm">{disable.button(name)}</SubmitButton>
            </div>
          </div>
        </details>
      )}
    </ActionForm>
  )
}
