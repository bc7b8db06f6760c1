/** What a key of the business API may do; the words stand in keys, so none is ever renamed. */
export const SCOPES = {
  check: 'ask whether messages may be sent: checks and audiences',
  links: 'make preference links',
  'contacts:read': 'find contacts and read their answers and history',
  'contacts:write': 'record what a person said elsewhere',
  'contacts:agent': 'record it in the person’s own name, as somebody of yours heard it: may lift their own No',
  imports: 'import consent from another system',
  events: 'read the ledger as a feed, and exports',
  evidence: 'read the proof of one person’s choices',
  'config:read': 'read topics, templates, sources and the health of backends',
  'config:write': 'switch topics off and on, tie templates to topics, name sources',
} as const satisfies Record<string, string>

export type Scope = keyof typeof SCOPES

export function isScope(word: string): word is Scope {
  return Object.hasOwn(SCOPES, word)
}
