import { ActionForm } from '@/components/console/ui/ActionForm'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { TopicsWords } from '@/lib/i18n/console/topics/shape'

interface Props {
  topic: { id: string; name: string; paused: boolean; archived: boolean; policy: string }
  words: TopicsWords
  businessId: string
  actions: { pause: FormAction; archive: FormAction; restore: FormAction }
}

/**
 * Pausing, archiving and bringing back. Each form stays in its place whatever the topic becomes, so that its answer and
 * the way back stay where the button was pressed.
 */
export function TopicLifecycle({ topic, words, businessId, actions }: Props) {
  const { pause, archive, restore } = words
  const { id, name, paused, archived } = topic
  // One that became required while it was paused, by an earlier version of Sayso, can be resumed.
  const isPausable = !archived && (topic.policy !== 'required' || paused)
  return (
    <>
      <ActionForm action={actions.pause} businessId={businessId} label={pause.title}>
        {isPausable && (
          <div className="zone flow">
            <input type="hidden" name="topic" value={id} />
            <input type="hidden" name="paused" value={paused ? '0' : '1'} />
            <h2>{pause.title}</h2>
            <p className="s">{paused ? pause.resumeText : pause.text}</p>
            <p>
              <SubmitButton kind="plain">{paused ? pause.resumeButton : pause.button}</SubmitButton>
            </p>
          </div>
        )}
      </ActionForm>
      <ActionForm action={actions.archive} businessId={businessId} label={archive.title}>
        {!archived && (
          <details className="zone">
            <summary>{archive.title}</summary>
            <div className="flow">
              <input type="hidden" name="topic" value={id} />
              <p className="s">{archive.text}</p>
              <p>
                <SubmitButton kind="harm">{archive.button(name)}</SubmitButton>
              </p>
            </div>
          </details>
        )}
      </ActionForm>
      <ActionForm action={actions.restore} businessId={businessId} label={restore.title}>
        {archived && (
          <div className="zone flow">
            <input type="hidden" name="topic" value={id} />
            <p className="s">{restore.text}</p>
            <p>
              <SubmitButton kind="plain">{restore.button(name)}</SubmitButton>
            </p>
          </div>
        )}
      </ActionForm>
    </>
  )
}
