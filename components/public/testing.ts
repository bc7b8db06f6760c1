import type { Locale } from '@/lib/i18n/locales'
import { LOCALES } from '@/lib/i18n/locales'
import type { FrontDoorModel } from './front-door-model'
import type { BrandedFrame, LimitedModel, PreferencesModel, SavedModel, TopicItem } from './view'

/** Models for tests: complete and realistic, so that a test names only what it is about. */
export const AT = Date.UTC(2026, 10, 22, 16, 5)
export const CHANGE_ID = '01999999-aaaa-7bbb-8ccc-0000a1b2c3d4'
export const ACTION = `/p/${'A'.repeat(60)}`

export function aFrame(locale: Locale, brand: Partial<BrandedFrame['brand']> = {}): BrandedFrame {
  return {
    locale,
    languages: LOCALES.filter((other) => other !== locale).map((other) => ({ locale: other, href: `?l=${other}` })),
    canonicalUrl: 'https://mensajes.example/p',
    brand: {
      name: 'Café Aurora',
      color: '#0b6e4f',
      logoUrl: null,
      timeZone: 'America/Sao_Paulo',
      human: { label: 'hola@cafeaurora.example', href: 'mailto:hola@cafeaurora.example' },
      data: [
        'Café Aurora Ltda., Rua Augusta 1500, São Paulo, Brasil. privacidad@cafeaurora.example.',
        'Café Aurora guarda tu número y lo que elegiste.',
      ],
      privacyUrl: 'https://cafeaurora.example/privacidad',
      whatsappNumber: '5511955550100',
      ...brand,
    },
  }
}

export function aTopic(topic: Partial<TopicItem> = {}): TopicItem {
  return {
    id: '0199a000-0000-7000-8000-000000000001',
    name: 'Promociones',
    description: 'Descuentos y combos. Unas dos veces por semana.',
    on: true,
    unasked: false,
    lockedReason: null,
    notes: [],
    ...topic,
  }
}

const SIX_TOPICS: readonly Partial<TopicItem>[] = [
  { name: 'Tus pedidos', description: 'Confirmación, preparación y entrega. Solo cuando haces un pedido.' },
  { name: 'Recordatorios de reserva', description: 'Un día antes de tu reserva.' },
  { name: 'Promociones', description: 'Descuentos y combos. Unas dos veces por semana.' },
  { name: 'Novedades del menú', description: 'Cuando llega algo nuevo. Una vez al mes.', on: false },
  { name: 'Encuestas', description: 'Una pregunta corta después de tu visita.', on: false },
  { name: 'Seguridad de tu cuenta', description: 'Códigos de acceso.', lockedReason: 'Sin ellos no podrías entrar.' },
]

export function aPreferencesModel(locale: Locale, model: Partial<PreferencesModel> = {}): PreferencesModel {
  return {
    frame: aFrame(locale),
    contact: { mask: '+55 ••••• 4321' },
    action: ACTION,
    notice: 'f'.repeat(64),
    topics: SIX_TOPICS.map((topic, index) => aTopic({ id: `0199a000-0000-7000-8000-00000000000${index}`, ...topic })),
    stopped: null,
    paused: null,
    providerStop: false,
    waiting: null,
    ends: ['Tus pedidos', 'Recordatorios de reserva', 'Promociones', 'Novedades del menú', 'Encuestas'],
    offers: ['Promociones', 'Novedades del menú', 'Encuestas'],
    ...model,
  }
}

export function aSavedModel(locale: Locale, model: Partial<SavedModel> = {}): SavedModel {
  return {
    frame: aFrame(locale),
    contact: { mask: '+55 ••••• 4321' },
    action: ACTION,
    outcome: { kind: 'preferences' },
    change: { id: CHANGE_ID, at: AT, undoUntil: AT + 3_600_000 },
    changes: [{ name: 'Promociones', on: false, moved: true }],
    notices: [],
    stillComing: [{ name: 'Seguridad de tu cuenta', reason: 'Sin ellos no podrías entrar.' }],
    ended: [],
    comes: null,
    offersInstead: null,
    reasons: ['not_interested', 'settled', 'dislike_content', 'never_signed_up', 'too_many', 'wrong_person', 'other'],
    reasonGiven: null,
    receipt: `?my=receipt&l=${locale}&done=${CHANGE_ID}`,
    ...model,
  }
}

export function aLimitedModel(locale: Locale, model: Partial<LimitedModel> = {}): LimitedModel {
  return {
    frame: aFrame(locale),
    action: ACTION,
    ends: ['Tus pedidos'],
    stillComing: [{ name: 'Seguridad de tu cuenta', reason: 'Sin ellos no podrías entrar.' }],
    freshLinkKeyword: 'PREFERENCIAS',
    sendsFreshLink: false,
    ...model,
  }
}

export function aDoorModel(locale: Locale, model: Partial<FrontDoorModel> = {}): FrontDoorModel {
  return {
    frame: aFrame(locale),
    keyword: 'PREFERENCIAS',
    action: '?l=es',
    country: { name: 'Brasil', code: '+55' },
    typed: '',
    problem: null,
    sends: true,
    isTroubled: false,
    challenge: null,
    ...model,
  }
}

/** For tests: the first `<tag …>` with all these attributes, in whatever order React wrote them. */
export function findTag(html: string, tag: string, attributes: Record<string, string>): string | undefined {
  return [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>`, 'g'))]
    .map(([match]) => match)
    .find((match) => Object.entries(attributes).every(([name, value]) => match.includes(` ${name}="${value}"`)))
}
