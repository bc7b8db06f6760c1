'use client'

import { useId, useState } from 'react'
import { useFormState } from '@/components/console/ui/form-state'

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
  const problem = isOld ? (chosen.isTooLarge ? tooLarge : undefined) : answer?.fields[NAME]
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={NAME}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-note`}
        onChange={({ currentTarget }) => {
          const isTooLarge = [...(currentTarget.files ?? [])].some(({ size }) => size > mostBytes)
          currentTarget.setCustomValidity(isTooLarge ? tooLarge : '')
          setChosen({ isTooLarge, after: answer?.id })
        }}
      />
      <small id={`${id}-note`} className={problem ? 'bad' : undefined}>
        {problem ?? hint}
      </small>
    </div>
  )
}
