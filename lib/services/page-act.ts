import { createHash } from 'node:crypto'
import type { LiveLink } from './open-link'

/** Who pressed a button on the page: the holder of a verified link, and what their browser told of itself. */
export interface PageActor {
  link: LiveLink
  /** Made anew with each page shown: tells a form that was sent twice. */
  formId: string
  locale: string
  /** Null when the proxy in front is not trusted or not configured. */
  ip: string | null
  userAgent: string | null
}

/** What every act on the page has in common. */
export function pageAct(actor: PageActor, act: string, content: unknown) {
  const digest = createHash('sha256')
    .update(JSON.stringify([act, content]))
    .digest('base64url')
    .slice(0, 22)
  return {
    actor: 'contact' as const,
    method: 'page' as const,
    locale: actor.locale,
    dedupe: { key: `page:${actor.formId}:${digest}`, kind: 'form' as const },
    evidence: {
      ip: actor.ip,
      userAgent: actor.userAgent,
      linkIssuedOnDay: actor.link.claims.day,
      linkSource: actor.link.claims.source,
      linkPower: actor.link.power,
    },
  }
}
