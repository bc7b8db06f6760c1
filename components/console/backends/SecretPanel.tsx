import { ActionForm } from '@/components/console/ui/ActionForm'
import { CopyField } from '@/components/console/ui/CopyField'
import { Moment } from '@/components/console/ui/Moment'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { Scene } from './scene'

interface Props {
  id: string
  /** The new secret that the member has not copied yet; null: there is none. */
  fresh: { secret: string; previousUntil: number } | null
  rotate: FormAction
  copied: FormAction
  copy: { button: string; done: string }
  scene: Scene
}

/** Makes a new signing secret, and shows it until it is copied. */
export function SecretPanel({ id, fresh, rotate, copied, copy, scene }: Props) {
  const { words, locale, timeZone, businessId } = scene
  const { secret } = words
  if (fresh)
    return (
      <ActionForm action={copied} businessId={businessId} label={secret.title} className="panel pad flow">
        <input type="hidden" name="id" value={id} />
        <CopyField label={secret.label} value={fresh.secret} words={copy} />
        <p>
          {secret.until} <Moment at={fresh.previousUntil} locale={locale} timeZone={timeZone} />. {secret.shown}
        </p>
        <div className="acts">
          <SubmitButton>{secret.copied}</SubmitButton>
        </div>
      </ActionForm>
    )
  return (
    <ActionForm action={rotate} businessId={businessId} label={secret.title} className="panel pad flow">
      <input type="hidden" name="id" value={id} />
      <p>{secret.text}</p>
      <div className="acts">
        <SubmitButton kind="plain">{secret.button}</SubmitButton>
      </div>
    </ActionForm>
  )
}
