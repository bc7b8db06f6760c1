/** Returns the ids with one of them directly before another, or last. */
export function placed(ids: readonly string[], id: string, before: string | null): string[] {
  const rest = ids.filter((each) => each !== id)
  const to = before === null ? rest.length : rest.indexOf(before)
  return to < 0 ? [...ids] : rest.toSpliced(to, 0, id)
}

/** Returns what a topic has to be put before to go up or down by one place; undefined where it can't. */
export function neighbour(ids: readonly string[], id: string, direction: 'up' | 'down'): string | null | undefined {
  const at = ids.indexOf(id)
  if (direction === 'up') return at > 0 ? ids[at - 1] : undefined
  if (at < 0 || at === ids.length - 1) return undefined
  return ids[at + 2] ?? null
}
