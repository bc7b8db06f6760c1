import type { Scope } from '@/lib/api/scopes'
import type { Caller, Role } from './caller'

interface Grant {
  roles: readonly Role[]
  /** The scope with which an API key has this right; null if no API key may have it. */
  scope: Scope | null
}

const EVERYBODY: readonly Role[] = ['owner', 'editor', 'viewer']
const EDITORS: readonly Role[] = ['owner', 'editor']
const OWNERS: readonly Role[] = ['owner']

/** The one table of rights: which roles and which scope have each right. An operator may do everything. */
export const RIGHTS = {
  'page.read': { roles: EVERYBODY, scope: null },
  'topics.write': { roles: EDITORS, scope: null },
  'topics.list': { roles: EDITORS, scope: 'config:write' },
  'topics.pause': { roles: EDITORS, scope: 'config:write' },
  'brand.write': { roles: EDITORS, scope: null },
  'settings.write': { roles: EDITORS, scope: 'config:write' },
  'sources.write': { roles: EDITORS, scope: 'config:write' },
  'templates.read': { roles: EVERYBODY, scope: 'config:read' },
  'templates.write': { roles: EDITORS, scope: 'config:write' },
  'templates.pause': { roles: EDITORS, scope: 'config:write' },
  'backends.read': { roles: EVERYBODY, scope: 'config:read' },
  'backends.write': { roles: OWNERS, scope: null },
  'backends.replay': { roles: EDITORS, scope: 'config:write' },
  'keys.write': { roles: OWNERS, scope: null },
  // Their own name, password, second factor and sessions.
  'account.write': { roles: EVERYBODY, scope: null },
  'figures.read': { roles: EVERYBODY, scope: null },
  'members.read': { roles: EVERYBODY, scope: null },
  'members.write': { roles: OWNERS, scope: null },
  'reviews.read': { roles: EDITORS, scope: null },
  'reviews.resolve': { roles: EDITORS, scope: null },
  'preferences.write': { roles: EDITORS, scope: 'contacts:write' },
  'preferences.speak': { roles: EDITORS, scope: 'contacts:agent' },
  'contacts.read': { roles: EVERYBODY, scope: 'contacts:read' },
  'contacts.identify': { roles: EDITORS, scope: 'contacts:read' },
  'contacts.release': { roles: EDITORS, scope: null },
  'contacts.erase': { roles: EDITORS, scope: null },
  'evidence.read': { roles: EDITORS, scope: 'evidence' },
  'imports.write': { roles: EDITORS, scope: 'imports' },
  'exports.read': { roles: EDITORS, scope: 'events' },
  'messages.ask': { roles: EVERYBODY, scope: 'check' },
  'links.make': { roles: EDITORS, scope: 'links' },
  'business.archive': { roles: OWNERS, scope: null },
  'business.close': { roles: OWNERS, scope: null },
  'audit.read': { roles: EDITORS, scope: null },
} as const satisfies Record<string, Grant>

export type Right = keyof typeof RIGHTS

/** Returns whether a caller has a right, by the scopes of the key or by the role in `caller`. */
export function allows(caller: Caller, right: Right): boolean {
  const { roles, scope }: Grant = RIGHTS[right]
  switch (caller.kind) {
    case 'operator':
      return true
    case 'member':
      return roles.includes(caller.role)
    case 'key':
      return scope !== null && caller.scopes.includes(scope)
  }
}
