'use client'

import {
  type KeyboardEvent,
  type PointerEvent,
  startTransition,
  type SubmitEvent,
  useActionState,
  useId,
  useOptimistic,
  useRef,
  useState,
} from 'react'
import { AnswerNote } from '@/components/console/ui/AnswerNote'
import { UndoForm } from '@/components/console/ui/UndoForm'
import { BUSINESS_FIELD, type FormAction } from '@/lib/http/action/form-answer'
import { neighbour, placed } from './order'
import { Reach, type ReachOfTopic, TopicName } from './TopicRow'

export interface OrderedTopic {
  id: string
  href: string
  name: string
  /** What holds until somebody answers, and what else is to be known. */
  line: string
  category: string
  reach: ReachOfTopic
  up: string
  down: string
}

interface Props {
  topics: readonly OrderedTopic[]
  action: FormAction
  businessId: string
  label: string
  drag: string
  describedBy: string
}

/**
 * The topics in their order. They are moved by the arrows, by Alt and an arrow key, or by dragging the dots with a
 * mouse or a finger. A move is said, and the focus stays where it was. Without scripts the arrows are buttons of a
 * form.
 */
export function TopicOrder({ topics, action, businessId, label, drag, describedBy }: Props) {
  const [answer, send, isWorking] = useActionState(action, null)
  const undoId = useId()
  const saved = topics.map(({ id }) => id)
  const [ids, setIds] = useOptimistic(saved)
  const [held, setHeld] = useState<{ id: string; before: string | null } | null>(null)
  const list = useRef<HTMLOListElement>(null)

  function move(id: string, before: string | null | undefined) {
    if (before === undefined) return
    const form = new FormData()
    form.set(BUSINESS_FIELD, businessId)
    form.set('move', moveOf(id, before))
    startTransition(() => {
      setIds(placed(ids, id, before))
      send(form)
    })
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const { submitter } = event.nativeEvent
    if (!(submitter instanceof HTMLButtonElement)) return
    const { topic, direction } = submitter.dataset
    if (topic && (direction === 'up' || direction === 'down')) move(topic, neighbour(ids, topic, direction))
  }

  function press(event: KeyboardEvent, id: string) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(id, neighbour(ids, id, event.key === 'ArrowUp' ? 'up' : 'down'))
  }

  /** Returns the topic whose middle is the first below a place on the screen; null below all of them. */
  function below(y: number, id: string): string | null {
    const rows = [...(list.current?.children ?? [])].filter((row) => row.getAttribute('data-topic') !== id)
    const row = rows.find((each) => {
      const { top, height } = each.getBoundingClientRect()
      return y < top + height / 2
    })
    return row?.getAttribute('data-topic') ?? null
  }

  const grip = (id: string) => ({
    onPointerDown(event: PointerEvent<HTMLSpanElement>) {
      if (event.button !== 0) return
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      setHeld({ id, before: below(event.clientY, id) })
    },
    onPointerMove(event: PointerEvent) {
      if (held?.id === id) setHeld({ id, before: below(event.clientY, id) })
    },
    onPointerUp() {
      if (held?.id !== id) return
      setHeld(null)
      if (placed(ids, id, held.before).join(' ') !== ids.join(' ')) move(id, held.before)
    },
    onPointerCancel: () => setHeld(null),
  })

  const last = ids.at(-1)
  const topicOf = new Map(topics.map((topic) => [topic.id, topic]))
  return (
    <>
      <form action={send} onSubmit={submit} className="flow" aria-label={label}>
        <input type="hidden" name={BUSINESS_FIELD} value={businessId} />
        {answer && (
          <AnswerNote key={answer.id} answer={answer} undoForm={undoId} isWorking={isWorking} isFocused={false} />
        )}
        <ol ref={list} className="panel list order" aria-describedby={describedBy}>
          {ids.map((id) => {
            const topic = topicOf.get(id)
            if (!topic) return null
            return (
              // The keys come from what of the row has the focus: its links and its buttons.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
              <li key={id} data-topic={id} className={classOf(id, held, last)} onKeyDown={(event) => press(event, id)}>
                <span className="grip" title={drag} aria-hidden="true" {...grip(id)}>
                  ⋮⋮
                </span>
                <TopicName {...topic} />
                <span className="tag">{topic.category}</span>
                <Reach reach={topic.reach} />
                <span className="acts">
                  {(['up', 'down'] as const).map((direction) => {
                    const before = neighbour(ids, id, direction)
                    return (
                      <button
                        key={direction}
                        className="b i"
                        name="move"
                        value={moveOf(id, before === undefined ? id : before)}
                        data-topic={id}
                        data-direction={direction}
                        aria-label={topic[direction]}
                        // Not `disabled`: the button that was pressed keeps the focus at the end of the list.
                        aria-disabled={before === undefined}
                      >
                        {direction === 'up' ? '↑' : '↓'}
                      </button>
                    )
                  })}
                </span>
              </li>
            )
          })}
        </ol>
      </form>
      {answer?.undo && <UndoForm id={undoId} send={send} businessId={businessId} />}
    </>
  )
}

/** Says in the list where the topic that is held would go. The rows stay in their places until it is let go. */
function classOf(id: string, held: { id: string; before: string | null } | null, last: string | undefined) {
  if (!held) return undefined
  if (held.id === id) return 'held'
  if (held.before === id) return 'goes-before'
  return held.before === null && id === last ? 'goes-after' : undefined
}

const moveOf = (id: string, before: string | null) => `${id}:${before ?? 'last'}`
