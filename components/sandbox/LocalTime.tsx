'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** A time of day in the viewer's zone. The server does not know the zone and renders nothing. */
export function LocalTime({ at }: { at: number }) {
  const format = () => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
  const text = useSyncExternalStore(never, format, () => '')
  return <time dateTime={new Date(at).toISOString()}>{text}</time>
}
