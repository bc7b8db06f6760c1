import { createHmac } from 'node:crypto'
import type { Tx } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { insertBackend, moveBackend } from '@/db/queries/business/set-up'
import { ensurePoll } from '@/db/queries/sync/polls'
import { readGraphLanguage } from '@/lib/backends/whatsapp/send'
import type { WhatsAppSecret } from '@/lib/backends/whatsapp/settings'
import { readCategory } from '@/lib/backends/whatsapp/templates'
import { encryptSecret, hashToken } from '@/lib/keys'
import { paths } from '@/lib/paths'
import type { GraphConfig } from '@/lib/sandbox/graph/config'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { listTemplates } from '@/lib/services/templates/list-templates'
import { mapTemplate } from '@/lib/services/templates/map-template'
import { recordListedTemplates } from '@/lib/services/templates/record-listed-templates'
import { BUSINESS, DEMO } from './business'

/** The numbers of Meta's own examples. */
export const PHONE_NUMBER_ID = '106540352242922'
const WABA_ID = '102290129340398'
const FRESH_LINK = 'your_preferences'

/** Derived from the pepper like all tokens of the demo: the same at every start. */
function demoSecret(pepper: Buffer): WhatsAppSecret {
  const token = (name: string) => createHmac('sha256', pepper).update(`sayso.demo.${name}`).digest('hex').slice(0, 32)
  return {
    accessToken: `EAA${token('whatsapp-access')}`,
    appSecret: token('whatsapp-app'),
    verifyToken: token('whatsapp-verify'),
    wabaId: WABA_ID,
  }
}

/** Makes the demo's WhatsApp backend, or updates the stand-in's address. */
export async function ensureDemoWhatsApp(deps: Deps, tx: Tx, graphUrl: string): Promise<void> {
  const { businessId, whatsappBackendId: id } = DEMO
  if (await readSyncBackend(tx, businessId, id)) return moveBackend(tx, businessId, id, graphUrl)
  const now = deps.clock.now()
  const secret = demoSecret(deps.pepper)
  await insertBackend(
    tx,
    businessId,
    {
      id,
      kind: 'whatsapp',
      name: 'WhatsApp',
      baseUrl: graphUrl,
      secret: encryptSecret(deps.keys, JSON.stringify(secret), `backend:${id}`),
      // Meta signs what it posts, so no bearer token is needed.
      inboundTokenHash: hashToken(`${id}:${secret.appSecret}`),
      settings: { phoneNumberId: PHONE_NUMBER_ID, freshLinkTemplate: FRESH_LINK },
    },
    now,
  )
  await ensurePoll(tx, businessId, id, 'templates', now)
}

/** The topics of the demo's templates. The template for fresh links has none, because it is not sent by the gateway. */
const TOPIC_OF: Readonly<Record<string, string>> = {
  weekend_offer: 'promotions',
  new_menu: 'promotions',
  loyalty_points: 'promotions',
  order_ready: 'orders',
}

/** The most templates that the demo has. */
const MOST_TEMPLATES = 100

/**
 * Stores the demo's templates and ties them to topics, as a business does once. Later calls only update the address of
 * the buttons.
 */
export async function ensureDemoTemplates(deps: Deps, baseUrl: string): Promise<void> {
  const { businessId } = DEMO
  const listed = demoGraph(deps.pepper, baseUrl).templates.filter(({ name }) => TOPIC_OF[name] !== undefined)
  const told = listed.map((one) => ({
    providerId: one.id,
    name: one.name,
    language: readGraphLanguage(one.language),
    category: readCategory(one.category),
    status: one.status ?? null,
    quality: one.quality ?? null,
    urlButtons: one.url ? [{ index: 0, url: one.url }] : [],
  }))
  await recordListedTemplates(deps, businessId, told, deps.clock.now(), DEMO.whatsappBackendId)
  const { templates } = granted(await listTemplates(deps, operatorOf(businessId), { limit: MOST_TEMPLATES }))
  for (const { name, language, events } of templates) {
    const topic = TOPIC_OF[name]
    // Ties that exist, or were removed, are the business's own choice.
    if (topic === undefined || events.some(({ kind }) => kind === 'topic')) continue
    await mapTemplate(deps, operatorOf(businessId), { name, language, topic })
  }
}

/** Returns the configuration of the stand-in for Meta, which is written into the demo's file. */
export function demoGraph(pepper: Buffer, baseUrl: string): GraphConfig {
  const { wabaId, ...secret } = demoSecret(pepper)
  return {
    ...secret,
    wabaId,
    inboundUrl: baseUrl + paths.inbound(DEMO.whatsappBackendId),
    phoneNumberId: PHONE_NUMBER_ID,
    displayNumber: BUSINESS.whatsappNumber,
    templates: [
      ...template('11', FRESH_LINK, 'UTILITY', baseUrl + paths.preferences('{{1}}'), {
        es: 'Aquí puedes elegir qué te enviamos.',
        pt_BR: 'Aqui você escolhe o que enviamos.',
        en_US: 'Here you can choose what we send you.',
      }),
      ...template('12', 'weekend_offer', 'MARKETING', baseUrl + paths.preferences('{{1}}'), {
        es: '☕ {{1}}, este fin de semana el segundo café va por nuestra cuenta.',
        pt_BR: '☕ {{1}}, neste fim de semana o segundo café é por nossa conta.',
        en_US: '☕ {{1}}, this weekend the second coffee is on us.',
      }),
      ...template('13', 'order_ready', 'UTILITY', null, {
        es: 'Tu pedido {{1}} está listo.',
        pt_BR: 'Seu pedido {{1}} está pronto.',
        en_US: 'Your order {{1}} is ready.',
      }),
      ...template('14', 'new_menu', 'MARKETING', baseUrl + paths.preferences('{{1}}'), {
        es: '🍰 {{1}}, esta semana hay cinco cosas nuevas en la carta.',
        pt_BR: '🍰 {{1}}, nesta semana o cardápio tem cinco novidades.',
        en_US: '🍰 {{1}}, there are five new things on our menu this week.',
      }),
      ...template('15', 'loyalty_points', 'MARKETING', baseUrl + paths.preferences('{{1}}'), {
        es: '⭐ {{1}}, tus puntos alcanzan para un café.',
        pt_BR: '⭐ {{1}}, seus pontos já valem um café.',
        en_US: '⭐ {{1}}, your points are enough for a coffee.',
      }),
    ],
  }
}

/** One template in each language, its ids beginning with `prefix`. */
function template(
  prefix: string,
  name: string,
  category: GraphConfig['templates'][number]['category'],
  url: string | null,
  bodies: Record<string, string>,
): GraphConfig['templates'] {
  return Object.entries(bodies).map(([language, body], place) => ({
    id: `${prefix}0${place}80631297473`,
    name,
    language,
    category,
    status: 'APPROVED',
    quality: 'GREEN',
    body,
    url,
  }))
}
