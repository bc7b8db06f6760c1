import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import { AddressField, NameField } from './fields'
import { Problem } from './Problem'
import type { ConnectScene } from './scene'

interface Props {
  action: FormAction
  /** What was typed before; the token is never shown again. */
  before: { name: string; baseUrl: string; tokenIsKept: boolean; tokenRefused: boolean } | null
  scene: ConnectScene
}

/** The first step of Weni: where it is, and the token with which it lets us in. */
export function WeniPlaceForm({ action, before, scene: { words, businessId } }: Props) {
  const { place } = words
  return (
    <ActionForm action={action} businessId={businessId} label={place.title} answerAt="end">
      {before?.tokenRefused && <Problem>{place.refused}</Problem>}
      <div className="panel pad flow">
        <AddressField label={place.url} hint={place.urlHint} address={before?.baseUrl ?? 'flows.weni.ai'} />
        <TextField
          label={place.token}
          name="token"
          type="password"
          autoComplete="off"
          maxLength={4096}
          required={!before?.tokenIsKept}
          hint={before?.tokenIsKept ? place.tokenKept : place.tokenHint}
        />
        <NameField name={before?.name} words={words} />
      </div>
      <div className="acts">
        <SubmitButton>{place.test}</SubmitButton>
      </div>
    </ActionForm>
  )
}
