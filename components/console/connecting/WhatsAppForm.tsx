import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import { NameField } from './fields'
import { Problem } from './Problem'
import type { ConnectScene } from './scene'

interface Props {
  action: FormAction
  before: {
    name: string
    phoneNumberId: string
    wabaId: string
    graphUrl: string | null
    isKept: boolean
    tokenRefused: boolean
  } | null
  scene: ConnectScene
}

/** The first step of WhatsApp: the number, its account, and the secrets of both. */
export function WhatsAppForm({ action, before, scene: { words, businessId } }: Props) {
  const { whatsapp, place } = words
  const digits = {
    inputMode: 'numeric',
    autoComplete: 'off',
    required: true,
    maxLength: 32,
    pattern: '[0-9]*',
  } as const
  const secret = { type: 'password', autoComplete: 'off', maxLength: 4096, required: !before?.isKept } as const
  return (
    <ActionForm action={action} businessId={businessId} label={whatsapp.title} answerAt="end">
      {before?.tokenRefused && <Problem>{whatsapp.refused}</Problem>}
      <div className="panel pad flow">
        <TextField
          label={whatsapp.phone}
          name="phoneNumberId"
          {...digits}
          defaultValue={before?.phoneNumberId}
          hint={whatsapp.phoneHint}
        />
        <TextField label={whatsapp.waba} name="wabaId" {...digits} defaultValue={before?.wabaId} />
        <TextField
          label={whatsapp.token}
          name="accessToken"
          {...secret}
          hint={before?.isKept ? whatsapp.kept : whatsapp.tokenHint}
        />
        <TextField
          label={whatsapp.secret}
          name="appSecret"
          {...secret}
          hint={before?.isKept ? whatsapp.kept : whatsapp.secretHint}
        />
        <details open={before?.graphUrl ? true : undefined}>
          <summary>{whatsapp.more}</summary>
          <div className="flow">
            <NameField name={before?.name} words={words} />
            <TextField
              label={whatsapp.graph}
              name="graphUrl"
              inputMode="url"
              autoComplete="off"
              maxLength={2048}
              defaultValue={before?.graphUrl ?? ''}
              hint={whatsapp.graphHint}
            />
          </div>
        </details>
      </div>
      <div className="acts">
        <SubmitButton>{place.test}</SubmitButton>
      </div>
    </ActionForm>
  )
}
