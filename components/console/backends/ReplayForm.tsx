import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { Scene } from './scene'

interface Props {
  id: string
  count: number
  action: FormAction
  scene: Scene
}

/** The one button that tries all contacts again that were set aside. */
export function ReplayForm({ id, count, action, scene: { words, businessId } }: Props) {
  return (
    <ActionForm action={action} businessId={businessId} className="acts">
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="plain">{words.aside.replay(count)}</SubmitButton>
    </ActionForm>
  )
}
