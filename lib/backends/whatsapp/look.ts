import { z } from 'zod'
import { createHttp, type HttpOptions } from '@/lib/backends/http'
import { judgeGraph } from './errors'
import { graphApi, type GraphResult, versionedUrl } from './graph'
import type { WhatsAppSecret, WhatsAppSettings } from './settings'
import { readTemplatePage, TEMPLATE_FIELDS, TEMPLATE_PAGE } from './templates'

/** A number and its account, before anything is set up. */
export interface WhatsAppLook {
  /** As Meta writes it: `+55 11 5055-0100`. */
  displayNumber: string
  verifiedName: string | null
  quality: string | null
  /** The templates on the first page of the account's list. */
  templates: number
  isMore: boolean
}

export type WhatsAppLookResult =
  | { ok: true; look: WhatsAppLook }
  /** What was asked when it failed, and the code of Meta's error or of what went wrong on the way. */
  | { ok: false; at: 'number' | 'account'; isAnswer: boolean; reason: string }

const PhoneNumber = z.looseObject({
  display_phone_number: z.string().min(1),
  verified_name: z.string().nullish(),
  quality_rating: z.string().nullish(),
})

export interface WhatsAppLookOptions extends HttpOptions {
  secret: Pick<WhatsAppSecret, 'accessToken' | 'wabaId'>
  settings: Pick<WhatsAppSettings, 'phoneNumberId' | 'graphVersion'>
}

/** Reads a number and the first templates of its account (docs/reference/whatsapp.md). Writes nothing. */
export async function lookAtWhatsApp({ secret, settings, ...http }: WhatsAppLookOptions): Promise<WhatsAppLookResult> {
  const client = createHttp({ ...http, baseUrl: versionedUrl(http.baseUrl, settings.graphVersion) })
  const graph = graphApi(client, secret.accessToken)
  const failed = (at: 'number' | 'account', result: GraphResult) => {
    const { reason } = judgeGraph(result, 1)
    return { ok: false as const, at, isAnswer: /^graph_/.test(reason), reason }
  }
  try {
    const fields = 'display_phone_number,verified_name,quality_rating'
    const number = await graph.send({ method: 'GET', path: settings.phoneNumberId, query: { fields } })
    const shown = number.ok && number.reply.status === 200 ? PhoneNumber.safeParse(number.reply.body) : null
    if (!shown?.success) return failed('number', number)
    const query = { fields: TEMPLATE_FIELDS, limit: String(TEMPLATE_PAGE) }
    const listed = await graph.send({ method: 'GET', path: `${secret.wabaId}/message_templates`, query })
    const page = listed.ok && listed.reply.status === 200 ? readTemplatePage(listed.reply) : null
    if (!page) return failed('account', listed)
    const look: WhatsAppLook = {
      displayNumber: shown.data.display_phone_number,
      verifiedName: shown.data.verified_name ?? null,
      quality: shown.data.quality_rating ?? null,
      templates: page.templates.length,
      isMore: page.after !== null,
    }
    return { ok: true, look }
  } finally {
    await client.close()
  }
}
