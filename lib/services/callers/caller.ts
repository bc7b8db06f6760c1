import type { Role } from '@/db/queries/members/members'
import type { Scope } from '@/lib/api/scopes'

export type { Role }

/** An API key. */
export interface KeyCaller {
  kind: 'key'
  businessId: string
  keyId: string
  scopes: readonly Scope[]
  /**
   * A test key belongs to the test business of a business. That is a business of its own, and the key reaches nothing
   * else.
   */
  mode: 'live' | 'test'
}

/** A person who works for the business. */
export interface MemberCaller {
  kind: 'member'
  businessId: string
  memberId: string
  /**
   * The role when the member was recognised. A change reads the role from the database again, in its own transaction.
   */
  role: Role
  /** The IP address of the member's browser, for the audit log; null or left out: not known. */
  from?: string | null
}

/**
 * A person who types a command on the server, or a process of this installation. It does not belong to the business and
 * may do everything.
 */
export interface OperatorCaller {
  kind: 'operator'
  businessId: string
}

/** Who calls a use case. A use case takes the business from here and from nowhere else. */
export type Caller = KeyCaller | MemberCaller | OperatorCaller

/** Returns the operator as the caller in one business. */
export const operatorOf = (businessId: string): OperatorCaller => ({ kind: 'operator', businessId })

/** Returns the id of the API key or the member; null for an operator. */
export function callerId(caller: Caller): string | null {
  if (caller.kind === 'operator') return null
  return caller.kind === 'key' ? caller.keyId : caller.memberId
}

/** Returns the two columns in which a row records its caller: one of them is set, or neither for an operator. */
export function callerColumns(caller: Caller): { apiKeyId: string | null; memberId: string | null } {
  return {
    apiKeyId: caller.kind === 'key' ? caller.keyId : null,
    memberId: caller.kind === 'member' ? caller.memberId : null,
  }
}
