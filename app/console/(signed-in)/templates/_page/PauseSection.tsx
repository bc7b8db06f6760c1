import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { WatchScene } from '@/components/console/watch/view'
import { pauseTemplate } from '../actions'

interface Props {
  name: string
  isPaused: boolean
  mayPause: boolean
  editorsCan: string
  scene: WatchScene
}

/** Pauses all languages of a template, or lets them be sent again. */
export function PauseSection({ name, isPaused, mayPause, editorsCan, scene: { words, businessId } }: Props) {
  const { one } = words
  if (!mayPause)
    return (
      <p className="s">
        {isPaused && <>{one.pausedText} </>}
        {editorsCan}
      </p>
    )
  return (
    <ActionForm action={pauseTemplate} businessId={businessId} label={isPaused ? one.resume : one.pause}>
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="paused" value={isPaused ? 'no' : 'yes'} />
      <p className="s">{isPaused ? one.pausedText : one.pauseText}</p>
      <div className="acts">
        <SubmitButton kind={isPaused ? 'plain' : 'harm'}>{isPaused ? one.resume : one.pause}</SubmitButton>
      </div>
    </ActionForm>
  )
}
