'use client'

import { useEffect, useRef } from 'react'
import { areKeysOn, isTyping, setKeysOn } from '@/components/console/ui/single-keys'
import type { CommonWords } from '@/lib/i18n/console/common/shape'

/** The keys that work on every screen: `/` goes to the field that finds a person, `?` lists all keys. */
export function Keys({ words }: { words: CommonWords['keys'] }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const toggle = useRef<HTMLInputElement>(null)
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (isTyping(event)) return
      if (event.key === '?') {
        if (toggle.current) toggle.current.checked = areKeysOn()
        dialog.current?.showModal()
      } else if (event.key === '/' && areKeysOn()) {
        const fields = [...document.querySelectorAll<HTMLInputElement>('[data-find]')]
        const seen = fields.find((field) => field.checkVisibility())
        if (!seen) return
        event.preventDefault()
        seen.select()
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <dialog ref={dialog} aria-label={words.title} className="panel pad keys-list">
      <h2>{words.title}</h2>
      <dl>
        {[
          ['/', words.find],
          ['J K', words.next],
          ['?', words.help],
        ].map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <label className="opt">
        <input ref={toggle} type="checkbox" onChange={(event) => setKeysOn(event.target.checked)} />
        <span>{words.on}</span>
      </label>
      <form method="dialog">
        <button className="b">{words.close}</button>
      </form>
    </dialog>
  )
}
