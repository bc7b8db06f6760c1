import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { ConnectScene } from './scene'

interface Props {
  action: FormAction
  makes: { fields: readonly string[]; groups: readonly string[] }
  scene: ConnectScene
}

/** The step that writes: what will be made is said before it is made. */
export function WeniConfirmForm({ action, makes, scene: { words, businessId } }: Props) {
  const { confirm } = words
  return (
    <ActionForm action={action} businessId={businessId} label={confirm.title} answerAt="end">
      <div className="panel pad flow">
        <p>{confirm.lead}</p>
        <dl className="facts">
          <dt>{confirm.fields}</dt>
          <dd>{makes.fields.join(', ') || confirm.nothing}</dd>
          <dt>{confirm.groups}</dt>
          <dd>{makes.groups.join(', ') || confirm.nothing}</dd>
        </dl>
        <p className="s">{confirm.then}</p>
      </div>
      <div className="acts">
        <SubmitButton>{confirm.button(makes.fields.length, makes.groups.length)}</SubmitButton>
      </div>
    </ActionForm>
  )
}
