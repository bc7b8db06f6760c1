/** Returns a text of a form without the blanks around it; null where it is empty or missing. */
export function textOf(form: FormData, name: string): string | null {
  const value = form.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** Returns whether a box is checked. */
export const isChecked = (form: FormData, name: string): boolean => form.get(name) !== null

const PREFIX = 'topic.'

/** Returns the answers to topics, without those that stay as they are. */
export function topicsIn(form: FormData): Record<string, string> {
  const said: Record<string, string> = {}
  for (const [name, value] of form.entries())
    if (name.startsWith(PREFIX) && typeof value === 'string' && value !== '') said[name.slice(PREFIX.length)] = value
  return said
}
