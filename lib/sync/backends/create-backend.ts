import type { SyncBackendRow } from '@/db/queries/backends/backend-config'
import { createWeniReader } from '@/lib/backends/weni/reader'
import { WeniSettings } from '@/lib/backends/weni/settings'
import { createWeni } from '@/lib/backends/weni/weni'
import { createWhatsApp } from '@/lib/backends/whatsapp/adapter'
import { readWhatsAppSecret, WhatsAppSettings } from '@/lib/backends/whatsapp/settings'
import { AppError } from '@/lib/errors'
import { decryptSecret } from '@/lib/keys'
import type { Connected } from '@/lib/sync/deps'
import type { ConnectOptions } from './connect-options'
import { createWebhookBackend } from './create-webhook-backend'

/**
 * Returns the adapter for a backend's row. Throws AppError with a code that is shown as the reason of a pause:
 * `backend_settings`, `secret_unreadable`, `key_unknown` or `key_compromised`.
 */
export function createBackend(options: ConnectOptions, backendId: string, row: SyncBackendRow): Connected {
  switch (row.kind) {
    case 'weni': {
      const settings = WeniSettings.safeParse(row.settings)
      if (!settings.success || !URL.canParse(row.baseUrl)) {
        throw new AppError('backend_settings', { message: 'the settings of a Weni backend are not valid' })
      }
      const place = {
        baseUrl: row.baseUrl,
        allowPrivate: options.allowPrivate,
        apiToken: decryptSecret(options.keys, row.secret, `backend:${backendId}`),
      }
      const backend = createWeni({
        ...place,
        timeoutMs: options.requestMs,
        settings: settings.data,
        mirrors: row.mirrors,
      })
      return { backend, perHour: settings.data.perHour, reader: (budget) => createWeniReader(place, budget) }
    }
    case 'whatsapp':
      return connectWhatsApp(options, backendId, row)
    case 'webhook':
      return createWebhookBackend(options, backendId, row)
  }
}

function connectWhatsApp({ keys, allowPrivate, requestMs }: ConnectOptions, backendId: string, row: SyncBackendRow) {
  const settings = WhatsAppSettings.safeParse(row.settings)
  const secret = readWhatsAppSecret(decryptSecret(keys, row.secret, `backend:${backendId}`))
  if (!settings.success || !secret || !URL.canParse(row.baseUrl)) {
    throw new AppError('backend_settings', { message: 'the settings of a WhatsApp backend are not valid' })
  }
  const { data } = settings
  const whatsapp = createWhatsApp({
    baseUrl: row.baseUrl,
    allowPrivate,
    timeoutMs: requestMs,
    secret,
    settings: data,
  })
  return { backend: whatsapp, perHour: null, whatsapp }
}
