'use client'

import { useLayoutEffect } from 'react'
import { areKeysOn, isTyping } from '@/components/console/ui/single-keys'

/**
 * The keys of the screen: digits decide the message that is shown, J and K move, S leaves it, U undoes. A key presses
 * the button or link that carries it, so it can do nothing that the screen does not show. While a key is held down it
 * counts once.
 */
export function ReviewKeys() {
  // With the screen and not after it: a key that is pressed as soon as the next message is there must not be lost.
  useLayoutEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.repeat || isTyping(event) || !areKeysOn()) return
      const wanted = event.key.toUpperCase()
      if (!/^[1-9JKSU]$/.test(wanted)) return
      const target = [...document.querySelectorAll<HTMLElement>('[data-key]')].find(
        ({ dataset }) => dataset['key'] === wanted,
      )
      if (!target) return
      event.preventDefault()
      target.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return null
}
