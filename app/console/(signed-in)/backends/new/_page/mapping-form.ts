/** The names of a topic's choices in the form: `field:promos`. `was` is the group that the meaning was shown for. */
const CHOICE = /^(field|group|meaning|was):(.{1,100})$/

/** Reads the form in which topics are mapped. What is not of it is left out; an empty choice is none. */
export function mappingIn(form: FormData): unknown {
  const chosen = new Map<string, Record<string, string>>()
  for (const [name, value] of form) {
    const [, what, topic] = CHOICE.exec(name) ?? []
    if (what === undefined || topic === undefined || typeof value !== 'string') continue
    chosen.set(topic, { ...chosen.get(topic), [what]: value })
  }
  const mapping = [...chosen].map(([topic, { field, group, ...said }]) => {
    return [topic, { field: field || null, group: group || null, ...meaningOf(group, said) }] as const
  })
  const agent = form.get('agent')
  return { aiAgent: agent === null ? null : agent, mapping: Object.fromEntries(mapping) }
}

/**
 * Returns what was said about the members of a group. What was said about one group is never taken for another: turned
 * round, refusals would be undone. Then it is asked again.
 */
function meaningOf(group: string | undefined, { meaning, was }: { meaning?: string; was?: string }) {
  if (!group || !meaning) return {}
  if (group === was) return { inverted: meaning === 'refuse' }
  return meaning === 'refuse' ? { asks: true } : {}
}
