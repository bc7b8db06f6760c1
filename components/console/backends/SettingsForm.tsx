import { ActionForm } from '@/components/console/ui/ActionForm'
import { CheckField, TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { BackendKind, Scene } from './scene'

export interface EditableSettings {
  perHour?: number | null
  concurrency?: number
  timeoutMs?: number
  perSecond?: number
  confirm?: boolean
  alerts?: boolean
  freshLinkTemplate?: string | null
}

interface Props {
  id: string
  kind: BackendKind
  settings: EditableSettings
  action: FormAction
  scene: Scene
}

/** The settings of a backend that a business changes; each kind has its own. */
export function SettingsForm({ id, kind, settings, action, scene: { words, businessId } }: Props) {
  const { settings: said } = words
  const number = (name: 'perHour' | 'concurrency' | 'timeoutMs' | 'perSecond', hint?: string) => (
    <TextField
      label={said[name]}
      name={name}
      type="number"
      min={1}
      inputMode="numeric"
      required={name !== 'perHour'}
      defaultValue={settings[name] ?? ''}
      hint={hint}
    />
  )
  return (
    <ActionForm action={action} businessId={businessId} label={said.title}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="kind" value={kind} />
      {kind === 'whatsapp' ? (
        <>
          {number('perSecond', said.perSecondHint)}
          <CheckField label={said.confirm} name="confirm" defaultChecked={settings.confirm} />
          <TextField
            label={said.freshLinkTemplate}
            name="freshLinkTemplate"
            maxLength={512}
            autoComplete="off"
            defaultValue={settings.freshLinkTemplate ?? ''}
            hint={said.freshLinkHint}
          />
        </>
      ) : (
        <>
          {number('perHour', said.perHourHint)}
          {number('concurrency')}
          {kind === 'webhook' && number('timeoutMs')}
          {kind === 'webhook' && <CheckField label={said.alerts} name="alerts" defaultChecked={settings.alerts} />}
        </>
      )}
      <div className="acts">
        <SubmitButton kind="plain">{said.save}</SubmitButton>
      </div>
    </ActionForm>
  )
}
