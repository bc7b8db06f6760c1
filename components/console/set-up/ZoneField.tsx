'use client'

import { useEffect, useRef, useState } from 'react'
import { SelectField } from '@/components/console/ui/Field'

interface Props {
  label: string
  name: string
  hint?: string
  options: readonly { value: string; label: string }[]
  defaultValue: string
}

/**
 * The time zone: that of the browser where none was chosen yet. Browsers and our server may call a zone by two names of
 * it (`America/Argentina/Buenos_Aires`, `America/Buenos_Aires`), so one that is not in the list is added to it. Without
 * scripts the zone is chosen by hand.
 */
export function ZoneField({ options, ...props }: Props) {
  const select = useRef<HTMLSelectElement>(null)
  const [own, setOwn] = useState<string | null>(null)
  useEffect(() => {
    if (select.current?.value === '') setOwn(Intl.DateTimeFormat().resolvedOptions().timeZone)
  }, [])
  useEffect(() => {
    if (own !== null && select.current?.value === '') select.current.value = own
  }, [own])
  const isMissing = own !== null && options.every(({ value }) => value !== own)
  const shown = isMissing ? [...options, { value: own, label: own.replaceAll('_', ' ') }] : options
  return <SelectField {...props} options={shown} ref={select} required />
}
