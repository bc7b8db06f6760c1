/** W contacts/models.py: the schemes of this platform; their names are reserved as field keys too. */
export const SCHEMES = [
  'tel',
  'facebook',
  'twitter',
  'twitterid',
  'viber',
  'line',
  'telegram',
  'mailto',
  'ext',
  'jiochat',
  'wechat',
  'fcm',
  'whatsapp',
  'freshchat',
  'vk',
  'rocketchat',
  'discord',
  'instagram',
  'webchat',
  'slack',
  'teams',
] as const

const WHATSAPP_PATH = /^(?:[0-9]{8,15}|[A-Z]{2}\.(?:ENT\.)?[a-zA-Z0-9]{1,128})$/
const TEL_PATH = /^\+?[a-zA-Z0-9]{1,64}$/
const BARE_PHONE = /^\+?[0-9]{8,15}$/

/**
 * Returns a URN in the form in which it is stored, or null when it has no known scheme. Nothing normalizes `whatsapp:`,
 * so its `+` stays and is refused later.
 */
export function normalizeUrn(text: string): string | null {
  const trimmed = text.trim()
  // W only: a bare phone number becomes a WhatsApp one.
  if (BARE_PHONE.test(trimmed)) return `whatsapp:${trimmed}`
  const colon = trimmed.indexOf(':')
  const scheme = trimmed.slice(0, colon).toLowerCase()
  const path = trimmed.slice(colon + 1)
  if (colon < 1 || !path || !SCHEMES.some((known) => known === scheme)) return null
  return `${scheme}:${scheme === 'mailto' || scheme === 'twitter' ? path.toLowerCase() : path}`
}

/**
 * Whether a normalized URN may be written: WhatsApp accepts 8 to 15 digits or, where the platform knows them, a
 * business-scoped user id.
 */
export function isValidUrn(urn: string, { userIds }: { userIds: boolean }): boolean {
  const path = urn.slice(urn.indexOf(':') + 1)
  if (urn.startsWith('whatsapp:')) return WHATSAPP_PATH.test(path) && (userIds || /^\d+$/.test(path))
  if (urn.startsWith('tel:')) return TEL_PATH.test(path)
  return path.length > 0 && path.length <= 255
}

/** Brazil's ninth digit: the same number with or without it, or null where there is no such twin. */
export function ninthDigitVariant(urn: string): string | null {
  const match = /^whatsapp:(55[0-9]{2})([0-9]{8,9})$/.exec(urn)
  if (!match) return null
  const [, area = '', number = ''] = match
  if (number.length === 8) return `whatsapp:${area}9${number}`
  return number.startsWith('9') ? `whatsapp:${area}${number.slice(1)}` : null
}
