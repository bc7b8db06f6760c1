import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
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
        <TextField
          label={webhook.url}
          name="url"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={2048}
          defaultValue={before?.url}
          placeholder="https://"
          hint={webhook.urlHint}
        />
        <TextField
          label={words.name}
          name="name"
          autoComplete="off"
          maxLength={100}
          defaultValue={before?.name}
          hint={words.nameHint}
        />
      </div>
      <div className="acts">
        <SubmitButton>{place.test}</SubmitButton>
      </div>
    </ActionForm>
  )
}
