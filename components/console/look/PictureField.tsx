'use client'

import { useState } from 'react'
import { TextField } from '@/components/console/ui/Field'

interface Props {
  label: string
  hint: string
  tooLarge: string
  mostBytes: number
}

/** A picture to send. One that is too large is said at once, and not sent. */
export function PictureField({ label, hint, tooLarge, mostBytes }: Props) {
  const [isTooLarge, setTooLarge] = useState(false)
  return (
    <TextField
      label={label}
      name="picture"
      type="file"
      accept="image/png,image/jpeg,image/webp"
      hint={isTooLarge ? <span className="bad">{tooLarge}</span> : hint}
      onChange={({ currentTarget }) => {
        const large = [...(currentTarget.files ?? [])].some(({ size }) => size > mostBytes)
        currentTarget.setCustomValidity(large ? tooLarge : '')
        setTooLarge(large)
      }}
    />
  )
}
