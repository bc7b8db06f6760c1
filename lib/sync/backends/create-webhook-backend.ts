import type { SyncBackendRow } from '@/db/queries/backends/backend-config'
import { WebhookSecret } from '@/lib/backends/webhook/secret'
import { WebhookSettings } from '@/lib/backends/webhook/settings'
import { createWebhook } from '@/lib/backends/webhook/webhook'
import { AppError } from '@/lib/errors'
import { decryptSecret } from '@/lib/keys'
import type { Connected } from '@/lib/sync/deps'
import type { ConnectOptions } from './connect-options'

/** Returns the adapter for the row of a signed webhook. Throws as `createBackend` does. */
export function createWebhookBackend(options: ConnectOptions, backendId: string, row: SyncBackendRow): Connected {
  const settings = WebhookSettings.safeParse(row.settings)
  const secret = WebhookSecret.safeParse(read(decryptSecret(options.keys, row.secret, `backend:${backendId}`)))
  if (!settings.success || !secret.success || !URL.canParse(row.baseUrl)) {
    throw new AppError('backend_settings', { message: 'the settings of a webhook are not valid' })
  }
  const { allowPrivate } = options
  const webhook = createWebhook({ url: row.baseUrl, allowPrivate, secret: secret.data, settings: settings.data })
  return { backend: webhook, perHour: settings.data.perHour, webhook }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
