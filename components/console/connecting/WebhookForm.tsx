import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import { AddressField, NameField } from './fields'
import type { ConnectScene } from './scene'

interface Props {
  action: FormAction
  before: { name: string; url: string } | null
  scene: ConnectScene
}

/** The first step of a webhook: where the messages go. */
export function WebhookForm({ action, before, scene: { words, businessId } }: Props) {
  const { webhook, place } = words
  return (
    <ActionForm action={action} businessId={businessId} label={webhook.title} answerAt="end">
      <div className="panel pad flow">
        <AddressField label={webhook.url} hint={webhook.urlHint} address={before?.url} placeholder="https://" />
        <NameField name={before?.name} words={words} />
      </div>
      <div className="acts">
        <SubmitButton>{place.test}</SubmitButton>
      </div>
    </ActionForm>
  )
}
