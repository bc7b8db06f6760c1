import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'

interface Props {
  action: FormAction
  businessId: string
  title: string
  lead: string
  button: string
}

/** The step that connects what was found. */
export function ConnectForm({ action, businessId, title, lead, button }: Props) {
  return (
    <ActionForm action={action} businessId={businessId} label={title} answerAt="end">
      <p>{lead}</p>
      <div className="acts">
        <SubmitButton>{button}</SubmitButton>
      </div>
    </ActionForm>
  )
}
