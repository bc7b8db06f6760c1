import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeRequest, ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { holdForConfirmation } from '@/lib/services/double-opt-in/hold-for-confirmation'
import { textDigest } from '@/lib/services/text-digest'
import type { LiveLink } from './open-link'

/** The person who pressed a button on the page: the holder of a verified link, and what their browser sent. */
export interface PageVisitor {
  link: LiveLink
  /**
   * The contact and the state that the form was made from. Together with what the form says, it shows that the same
   * form was sent twice.
   */
  formId: string
  locale: string
  /** What the address of the page names as a topic, as it came from outside; without it no topic. */
  named?: string | null
  /** Null when the proxy before the server is not trusted or not configured. */
  ip: string | null
  userAgent: string | null
}

/** Returns the parts of a change request that are the same for every act on the page. */
export function pageAct({ pepper }: Pick<Deps, 'pepper'>, visitor: PageVisitor, act: string, content: unknown) {
  const digest = textDigest(pepper, 'page', JSON.stringify([act, content]))
  return {
    actor: 'contact' as const,
    method: 'page' as const,
    locale: visitor.locale,
    dedupe: { key: `said:${visitor.formId}:${digest}`, kind: 'form' as const },
    evidence: {
      ip: visitor.ip,
      userAgent: visitor.userAgent,
      linkIssuedOnDay: visitor.link.claims.day,
      linkSource: visitor.link.claims.source,
      linkPower: visitor.link.power,
    },
  }
}

/**
 * Makes a change of a person on their page. Where the business requires it, a Yes to marketing in it waits for its
 * confirmation in the chat.
 */
export function changeOnPage(
  deps: Deps,
  { link }: PageVisitor,
  request: Omit<ChangeRequest, 'sourceNumber'>,
): Promise<ChangeResult> {
  const whole = holdForConfirmation({ ...request, sourceNumber: link.claims.source })
  return changeContact(deps, link.businessId, link.contactId, whole)
}
