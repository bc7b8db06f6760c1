'use client'

import { type RefObject, useEffect, useEffectEvent } from 'react'

/**
 * Calls `adopt` once the page's scripts run, if a control inside `container` already differs from what the server sent:
 * somebody was faster than the scripts, or the browser brought back what was typed. React keeps such a value and calls
 * no handler for it.
 */
export function useEarlyChange(container: RefObject<HTMLElement | null>, adopt: (changed: readonly Element[]) => void) {
  const taken = useEffectEvent(adopt)
  useEffect(() => {
    const controls = container.current?.querySelectorAll('input, select, textarea') ?? []
    const changed = [...controls].filter(isChanged)
    if (changed.length > 0) taken(changed)
  }, [container])
}

/** Returns whether a control differs from what the page said when it was loaded. */
export function isChanged(control: Element): boolean {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options]
    const sent = options.find(({ defaultSelected }) => defaultSelected) ?? options[0]
    return control.selectedOptions[0] !== sent
  }
  if (control instanceof HTMLInputElement) {
    if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked
    if (control.type === 'file') return (control.files?.length ?? 0) > 0
    if (control.type === 'hidden') return false
  }
  const isText = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
  return isText && control.value !== control.defaultValue
}
