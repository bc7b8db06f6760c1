'use client'

import type { ReactNode } from 'react'
import { useFormState } from './form-state'

interface Props {
  children: ReactNode
  kind?: 'primary' | 'plain' | 'quiet' | 'harm'
  name?: string
  value?: string
  wide?: boolean
  /** What it is called for screen readers, where the words on it do not say what it acts on. */
  label?: string
}

const CLASSES = { primary: 'b p', plain: 'b', quiet: 'b q', harm: 'b x' } as const

/** The button that sends the form around it. It keeps its place and its focus while the form is being sent. */
export function SubmitButton({ children, kind = 'primary', name, value, wide = false, label }: Props) {
  const { isWorking } = useFormState()
  return (
    <button
      className={wide ? `${CLASSES[kind]} wide` : CLASSES[kind]}
      name={name}
      value={value}
      aria-disabled={isWorking}
      aria-label={label}
      onClick={(event) => isWorking && event.preventDefault()}
    >
      {children}
    </button>
  )
}
