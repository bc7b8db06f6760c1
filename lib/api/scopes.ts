/** What an API key may do, by scope. Keys are stored with the names of their scopes, so a scope is never renamed. */
export const SCOPES = {
  check: 'ask whether messages may be sent: checks and audiences',
  links: 'make preference links',
  'contacts:read': 'find contacts and read their answers and history',
  'contacts:write': 'record what a person said elsewhere',
  'contacts:agent': 'record what a person asked one of your staff for, as the person’s own word: may lift their own No',
  imports: 'import consent from another system',
  events: 'read the ledger as a feed, and exports',
  evidence: 'read the proof of choices, of one person or of all',
  'config:read': 'read topics, templates, sources and the health of backends',
  'config:write': 'pause and resume topics, tie templates to topics, name sources, change settings, replay backends',
} as const satisfies Record<string, string>

export type Scope = keyof typeof SCOPES

export function isScope(word: string): word is Scope {
  return Object.hasOwn(SCOPES, word)
}
