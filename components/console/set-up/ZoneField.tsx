'use client'

import { useEffect, useRef } from 'react'
import { SelectField } from '@/components/console/ui/Field'

interface Props {
  label: string
  name: string
  hint?: string
  options: readonly { value: string; label: string }[]
  defaultValue: string
}

/** The time zone: that of the browser where none was chosen yet. Without scripts it is chosen by hand. */
export function ZoneField(props: Props) {
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    const { current } = select
    if (current?.value === '') current.value = Intl.DateTimeFormat().resolvedOptions().timeZone
  }, [])
  return <SelectField {...props} ref={select} required />
}
