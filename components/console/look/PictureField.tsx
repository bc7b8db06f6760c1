'use client'

import { useId, useRef, useState } from 'react'
import { useFormState } from '@/components/console/ui/form-state'
import { useEarlyChange } from '@/components/console/ui/use-early-change'

interface Props {
  label: string
  hint: string
  tooLarge: string
  mostBytes: number
}

const NAME = 'picture'

/** A picture to send. One that is too large is said at once, and not sent. */
export function PictureField({ label, hint, tooLarge, mostBytes }: Props) {
  const id = useId()
  const { answer } = useFormState()
  /** The answer that was there when the picture was chosen: it is about another one. */
  const [chosen, setChosen] = useState<{ isTooLarge: boolean; after: string | undefined } | null>(null)
  const isOld = chosen !== null && chosen.after === answer?.id
  const field = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)

  function weigh() {
    const isTooLarge = [...(input.current?.files ?? [])].some(({ size }) => size > mostBytes)
    input.current?.setCustomValidity(isTooLarge ? tooLarge : '')
    setChosen({ isTooLarge, after: answer?.id })
  }
  useEarlyChange(field, weigh)
  const problem = isOld ? (chosen.isTooLarge ? tooLarge : undefined) : answer?.fields[NAME]
  return (
    <div ref={field} className="f">
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        name={NAME}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-note`}
        onChange={weigh}
      />
      <small id={`${id}-note`} className={problem ? 'bad' : undefined}>
        {problem ?? hint}
      </small>
    </div>
  )
}
