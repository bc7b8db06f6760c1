/** The names of a topic's choices in the form: `field:promos`. */
const CHOICE = /^(field|group|meaning):(.{1,100})$/

/** Reads the form in which topics are mapped. What is not of it is left out; an empty choice is none. */
export function mappingIn(form: FormData): unknown {
  const chosen = new Map<string, Record<string, string>>()
  for (const [name, value] of form) {
    const [, what, topic] = CHOICE.exec(name) ?? []
    if (what === undefined || topic === undefined || typeof value !== 'string') continue
    chosen.set(topic, { ...chosen.get(topic), [what]: value })
  }
  const mapping = [...chosen].map(([topic, { field, group, meaning }]) => {
    const isSaid = Boolean(group) && Boolean(meaning)
    return [
      topic,
      { field: field || null, group: group || null, ...(isSaid ? { inverted: meaning === 'refuse' } : {}) },
    ] as const
  })
  const agent = form.get('agent')
  return { aiAgent: agent === null ? null : agent, mapping: Object.fromEntries(mapping) }
}
