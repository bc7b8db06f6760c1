import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import { formatList } from '@/lib/i18n/format'
import type { WatchScene } from './view'

/** In which languages a template is paused here. */
export interface PausedIn {
  languages: readonly string[]
  /** They are all languages that it has. */
  isAll: boolean
}

/** Returns what is said of the languages in which a template is paused; null if there are none. */
export function pauseText({ languages, isAll }: PausedIn, { words, locale }: WatchScene): string | null {
  if (languages.length === 0) return null
  return isAll ? words.one.pausedText : words.one.pausedInText(formatList(languages, locale))
}

interface Props {
  name: string
  pausedIn: PausedIn
  action: FormAction
  scene: WatchScene
}

/** One form, so that its answer and the way back stay where they were. If some languages are paused it offers both. */
export function TemplatePause({ name, pausedIn, action, scene }: Props) {
  const { one } = scene.words
  const text = pauseText(pausedIn, scene)
  const label = pausedIn.isAll ? one.resume : one.pause
  return (
    <ActionForm action={action} businessId={scene.businessId} label={label}>
      <input type="hidden" name="name" value={name} />
      <div className="act">
        <div>
          <b>{name}</b>
          <p className="s">{text ?? one.pauseText}</p>
        </div>
        {!pausedIn.isAll && (
          <SubmitButton kind="harm" name="paused" value="yes">
            {text === null ? one.pause : one.pauseAll}
          </SubmitButton>
        )}
        {text !== null && (
          <SubmitButton kind="plain" name="paused" value="no">
            {one.resume}
          </SubmitButton>
        )}
      </div>
    </ActionForm>
  )
}
