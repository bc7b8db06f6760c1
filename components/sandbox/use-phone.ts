'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { paths } from '@/lib/paths'
import type { PhoneView } from './view'

const POLL_MS = 500

export interface LivePhone {
  view: PhoneView
  /** Fields and facts that the last reading found changed; empty after another contact was chosen. */
  changed: ReadonlySet<string>
  /** False while the sandbox does not respond. */
  connected: boolean
  pick: (contact: string) => void
  /** Returns whether the message arrived. */
  act: (
    act:
      | { text: string; simulation: boolean; direct: boolean }
      | { message: string; choice: string }
      | { template: true },
  ) => Promise<boolean>
}

/** Reads the phone twice a second while the page is visible, and passes on what the viewer does. */
export function usePhone(initial: PhoneView): LivePhone {
  const [{ view, changed }, setLook] = useState({ view: initial, changed: new Set<string>() })
  const [connected, setConnected] = useState(true)
  const contact = useRef(initial.contact.uuid)
  const last = useRef('')

  const take = useCallback(async (response: Response | null) => {
    const text = response?.ok ? await response.text() : null
    setConnected(text !== null)
    if (text === null || text === last.current) return text !== null
    const next = JSON.parse(text) as PhoneView
    // A response about the contact that was chosen before comes too late.
    if (next.contact.uuid !== contact.current) return true
    last.current = text
    setLook(({ view: before }) => ({ view: next, changed: differences(before, next) }))
    return true
  }, [])

  const look = useCallback(
    async () => take(await fetch(paths.sandboxState(contact.current), { cache: 'no-store' }).catch(() => null)),
    [take],
  )

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let ended = false
    const turn = async () => {
      if (!document.hidden) await look()
      if (!ended) timer = setTimeout(() => void turn(), POLL_MS)
    }
    void turn()
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [look])

  const pick = (uuid: string) => {
    contact.current = uuid
    window.history.replaceState(null, '', `/sandbox?contact=${uuid}`)
    void look()
  }
  const act: LivePhone['act'] = async (what) => {
    const body = JSON.stringify({ contact: contact.current, ...what })
    const headers = { 'content-type': 'application/json' }
    return take(await fetch(paths.sandboxMessages(), { method: 'POST', headers, body }).catch(() => null))
  }
  return { view, changed, connected, pick, act }
}

function differences(before: PhoneView, after: PhoneView): Set<string> {
  if (before.contact.uuid !== after.contact.uuid) return new Set()
  const values = new Map(before.contact.fields.map(({ key, value }) => [key, value]))
  const fields = after.contact.fields.filter(({ key, value }) => values.get(key) !== value).map(({ key }) => key)
  const groups = after.contact.groups.join() === before.contact.groups.join() ? [] : ['groups']
  const status = after.contact.status === before.contact.status ? [] : ['status']
  return new Set([...fields, ...groups, ...status])
}
