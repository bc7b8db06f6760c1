'use client'

import { useEffect, useState } from 'react'
import { useFormState } from '@/components/console/ui/form-state'
import type { ChoiceView } from './view'

/** The second press of a double press comes within this many milliseconds. */
const DOUBLE_PRESS_MS = 600

interface Props {
  choice: ChoiceView
  /** Whether the message before was decided a moment ago, perhaps by the first half of a double press. */
  followsDecision: boolean
}

/**
 * One answer to a review. It waits for the answer to the one before, and a moment longer, so that a double press never
 * decides the next message. It is made new for each message.
 */
export function ChoiceButton({ choice: { key, value, label, text }, followsDecision }: Props) {
  const { isWorking } = useFormState()
  const [isTooSoon, setTooSoon] = useState(followsDecision)
  useEffect(() => {
    const timer = setTimeout(() => setTooSoon(false), DOUBLE_PRESS_MS)
    return () => clearTimeout(timer)
  }, [])
  const isOff = isWorking || isTooSoon
  return (
    <button
      className="choice"
      name="as"
      value={value}
      data-key={key}
      aria-disabled={isOff}
      aria-keyshortcuts={key}
      onClick={(event) => isOff && event.preventDefault()}
    >
      <kbd aria-hidden="true">{key}</kbd>
      <b>{label}</b>
      <small>{text}</small>
    </button>
  )
}
