import type { Role } from '@/db/queries/members/members'
import type { Scope } from '@/lib/api/scopes'

export type { Role }

/** An API key. */
export interface KeyCaller {
  kind: 'key'
  businessId: string
  keyId: string
  scopes: readonly Scope[]
  /** A test key belongs to the sandbox of a business, which is a business of its own: it can reach nothing else. */
  mode: 'live' | 'test'
}

/** Somebody who works for the business. */
export interface MemberCaller {
  kind: 'member'
  businessId: string
  memberId: string
  /** As it was when the member was recognised. A change asks the database for the role of its own moment. */
  role: Role
}

/**
 * Somebody who types a command on the server, or a process of ours: nobody of the business, and everything is allowed.
 */
export interface OperatorCaller {
  kind: 'operator'
  businessId: string
}

/** Who calls a use case. The business comes from here and from nowhere else. */
export type Caller = KeyCaller | MemberCaller | OperatorCaller

/** The operator, acting in one business. */
export const operatorOf = (businessId: string): OperatorCaller => ({ kind: 'operator', businessId })

/** Returns the id of the API key or the member; null for an operator. */
export function callerId(caller: Caller): string | null {
  if (caller.kind === 'operator') return null
  return caller.kind === 'key' ? caller.keyId : caller.memberId
}

/** The columns of a row that a caller is kept in: one of them, or none for an operator. */
export function callerColumns(caller: Caller): { apiKeyId: string | null; memberId: string | null } {
  return {
    apiKeyId: caller.kind === 'key' ? caller.keyId : null,
    memberId: caller.kind === 'member' ? caller.memberId : null,
  }
}
