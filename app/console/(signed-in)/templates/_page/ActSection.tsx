import { ActionForm } from '@/components/console/ui/ActionForm'
import { Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { AlertMark } from '@/components/console/watch/AlertList'
import { type PausedIn, pauseText, TemplatePause } from '@/components/console/watch/TemplatePause'
import type { WatchScene } from '@/components/console/watch/view'
import { countText } from '@/lib/i18n/console/numbers'
import type { OpenAlert } from '@/lib/services/template-alerts/list-open-alerts'
import type { PauseReach } from '@/lib/services/templates/read-pause-reach'
import { pauseTopicAction } from '../../topics/actions'
import { pauseTemplate } from '../actions'
import { handleAlertsAction } from '../alert-actions'

/** A topic of the template that can be paused. */
export interface PausableTopic {
  id: string
  name: string
  isPaused: boolean
}

interface Props {
  name: string
  pausedIn: PausedIn
  topics: readonly PausableTopic[]
  reach: PauseReach
  open: readonly OpenAlert[]
  mayPause: boolean
  editorsCan: string
  scene: WatchScene
}

/** What a member can do about a template: pause all its languages, pause its topic, or leave it as it is. */
export function ActSection({ name, pausedIn, topics, reach, open, mayPause, editorsCan, scene }: Props) {
  const { one } = scene.words
  if (!mayPause)
    return (
      <p className="s">
        {pauseText(pausedIn, scene)}{' '}
        {topics.map((topic) => topic.isPaused && <span key={topic.id}>{one.topicPausedText(topic.name)} </span>)}
        {editorsCan}
      </p>
    )
  return (
    <Section title={one.acts}>
      <ul className="panel list acting">
        <li>
          <TemplatePause name={name} pausedIn={pausedIn} action={pauseTemplate} scene={scene} />
        </li>
        {topics.map((topic) => (
          <li key={topic.id}>
            <TopicPause topic={topic} reach={reach} scene={scene} />
          </li>
        ))}
        <li>
          <SeenForm name={name} open={open} scene={scene} />
        </li>
      </ul>
    </Section>
  )
}

function TopicPause({ topic, reach, scene }: { topic: PausableTopic; reach: PauseReach; scene: WatchScene }) {
  const { words, locale, businessId } = scene
  const { one } = words
  const { id, name, isPaused } = topic
  const people = reach.people && countText(reach.people.get(id) ?? 0, locale)
  return (
    <ActionForm action={pauseTopicAction} businessId={businessId} label={isPaused ? one.topicResume : one.topicPause}>
      <input type="hidden" name="topic" value={id} />
      <input type="hidden" name="paused" value={isPaused ? '0' : '1'} />
      <div className="act">
        <div>
          <b>{one.topicNamed(name)}</b>
          <p className="s">{isPaused ? one.topicPausedText(name) : one.topicText(reach.templates[id] ?? 1, people)}</p>
        </div>
        <SubmitButton kind="plain">{isPaused ? one.topicResume : one.topicPause}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** The form stays when nothing is open any more, so that its answer and the way back stay where they were. */
function SeenForm({ name, open, scene }: Pick<Props, 'name' | 'open' | 'scene'>) {
  const { words, businessId } = scene
  const { one } = words
  const until = Math.max(0, ...open.map(({ recordedAt }) => recordedAt))
  return (
    <ActionForm action={handleAlertsAction} businessId={businessId} label={one.seen}>
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="until" value={until} />
      {open.length > 0 && (
        <div className="act">
          <div>
            <p className="acts">
              {open.map(({ id, kind }) => (
                <AlertMark key={id} kind={kind} scene={scene} />
              ))}
            </p>
            <p className="s">{one.seenText}</p>
          </div>
          <SubmitButton kind="plain">{one.seen}</SubmitButton>
        </div>
      )}
    </ActionForm>
  )
}
