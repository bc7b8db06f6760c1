import type { Backend, Mirror, Probe } from '@/lib/backends/backend'
import { createHttp, type HttpOptions } from '@/lib/backends/http'
import { createLimiter } from '@/lib/backends/limiter'
import { weniApi } from './api'
import { deliverAll } from './deliver'
import { readWorkspace } from './inspect'
import { MovePause } from './move-pause'
import { sender } from './sender'
import { CONTACTS_BUCKET, OTHER_BUCKET, type WeniSettings } from './settings'

export interface WeniOptions extends Omit<HttpOptions, 'connections'> {
  apiToken: string
  settings: WeniSettings
  mirrors: readonly Mirror[]
}

/** Makes the adapter for a Weni or RapidPro workspace by its API v2 (docs/reference/weni.md). */
export function createWeni({ apiToken, settings, mirrors, ...http }: WeniOptions): Backend {
  const client = createHttp({ ...http, connections: settings.concurrency })
  const api = weniApi(client, apiToken)
  const limited = createLimiter(settings.concurrency)
  const pause = new MovePause()
  return {
    buckets: mirrors.some(({ groupUuid }) => groupUuid !== null) ? [CONTACTS_BUCKET, OTHER_BUCKET] : [CONTACTS_BUCKET],
    deliver: (deliveries, run) => deliverAll(sender(api, run, limited), deliveries, mirrors, run, pause),
    async probe(): Promise<Probe> {
      const looked = await readWorkspace(api)
      if (looked.ok) return { ok: true }
      const { problem, reason } = looked
      return { ok: false, paused: problem === 'bad_token' || problem === 'refused_address', reason }
    },
    close: () => client.close(),
  }
}
