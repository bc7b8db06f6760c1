'use client'

const KEPT = 'sayso.keys'

/** Returns whether single keys act, such as J and K; a person can switch them off on this device (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  return localStorage.getItem(KEPT) !== 'off'
}

export function setKeysOn(isOn: boolean): void {
  localStorage.setItem(KEPT, isOn ? 'on' : 'off')
}

/** Returns whether a key is meant for a field, a menu or the browser, and not for the screen. */
export function isTyping({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing) return true
  if (document.querySelector('dialog[open]')) return true
  return target instanceof Element && target.closest('input,textarea,select,[contenteditable]') !== null
}
