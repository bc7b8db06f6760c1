'use client'

import { useFormState } from '@/components/console/ui/form-state'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { TopicOption } from './scene'

interface Props {
  name: string
  /** The id of a topic, `none` or `mixed`. */
  topic: string
  options: readonly TopicOption[]
  words: { label: string; noTopic: string; mixed: string; set: string; setLabel: string }
}

/**
 * One choice and one button that tie a template to a topic. A form has many of them: the button says which is meant.
 */
export function TopicControl({ name, topic, options, words }: Props) {
  const { answer } = useFormState()
  const field = `topic:${name}`
  const problem = answer?.fields[field]
  // Without its own topic among them the choice would say that it has none, and the button would take it away.
  const shown = options.filter(({ id, isArchived }) => !isArchived || id === topic)
  return (
    // A choice that was put back elsewhere, by an undo, is shown as it is now.
    <div className="copy" key={topic}>
      <select name={field} defaultValue={topic} aria-label={words.label} aria-invalid={problem ? true : undefined}>
        {topic === 'mixed' && <option value="mixed">{words.mixed}</option>}
        <option value="none">{words.noTopic}</option>
        {shown.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
      <SubmitButton kind={topic === 'none' ? 'primary' : 'plain'} name="template" value={name}>
        {words.set}
        <span className="v"> {words.setLabel}</span>
      </SubmitButton>
    </div>
  )
}
