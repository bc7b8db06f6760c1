'use client'

import { useState } from 'react'

interface Props {
  label: string
  value: string
  words: { button: string; done: string }
}

/** Something to copy: it can be selected without scripts, and copied by one button with them. */
export function CopyField({ label, value, words }: Props) {
  const [isCopied, setCopied] = useState(false)
  async function copy() {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <div className="f">
      <span className="s">{label}</span>
      <div className="copy">
        <code>{value}</code>
        <button type="button" className="b" onClick={() => void copy()}>
          <span aria-live="polite">{isCopied ? words.done : words.button}</span>
        </button>
      </div>
    </div>
  )
}
