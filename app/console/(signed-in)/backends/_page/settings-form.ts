const NUMBERS = ['perHour', 'concurrency', 'timeoutMs', 'perSecond'] as const

/**
 * Reads the form of settings: only what the form of this kind has. A number that is left empty is none. `earlier` is
 * what an undo puts back.
 */
export function settingsIn(form: FormData): unknown {
  const earlier = form.get('earlier')
  if (typeof earlier === 'string') return { id: form.get('id'), changes: parsed(earlier) }
  const changes: Record<string, unknown> = {}
  for (const name of NUMBERS) {
    const value = form.get(name)
    if (typeof value === 'string') changes[name] = value.trim() === '' ? null : Number(value)
  }
  if (form.get('kind') === 'webhook') changes['alerts'] = form.get('alerts') !== null
  if (form.get('kind') === 'whatsapp') {
    const template = form.get('freshLinkTemplate')
    changes['confirm'] = form.get('confirm') !== null
    changes['freshLinkTemplate'] = typeof template === 'string' && template.trim() !== '' ? template.trim() : null
  }
  return { id: form.get('id'), changes }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
