'use client'

import { useEffect } from 'react'

/**
 * Keeps the title of a page until the next one has its own. While one page gives way to another, Next takes the title
 * away before it sets the new one, and a screen reader would then read out an address.
 */
export function KeepTitle() {
  useEffect(() => {
    let kept: HTMLTitleElement | null = null
    let last = document.title
    function look() {
      const titles = [...document.head.querySelectorAll('title')]
      // A title that is there and has no text yet is none.
      const own = titles.filter((title) => title !== kept && title.text !== '').at(-1)
      if (own) {
        last = own.text
        kept?.remove()
        kept = null
      } else if (!kept) {
        kept = document.createElement('title')
        kept.text = last
        // The first one counts.
        document.head.prepend(kept)
      }
    }
    const observer = new MutationObserver(look)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => {
      observer.disconnect()
      kept?.remove()
    }
  }, [])
  return null
}
