import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'

interface Props {
  action: FormAction
  kind: string
  businessId: string
  /** Where it goes on; empty: it begins again here. */
  backendId?: string
  label: string
  quiet?: boolean
}

/** Forgets the draft: at the end, or to begin again. */
export function EndForm({ action, kind, businessId, backendId, label, quiet = false }: Props) {
  return (
    <ActionForm action={action} businessId={businessId} label={label} className="acts">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="backendId" value={backendId ?? ''} />
      <SubmitButton kind={quiet ? 'quiet' : 'primary'}>{label}</SubmitButton>
    </ActionForm>
  )
}
