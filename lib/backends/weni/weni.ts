import type { Backend, Mirror, Probe } from '../backend'
import { createHttp, type HttpOptions } from '../http'
import { createLimiter } from '../limiter'
import { weniApi } from './api'
import { deliverAll } from './deliver'
import { judgeFailure } from './judge'
import { sender } from './sender'
import type { WeniSettings } from './settings'

export interface WeniOptions extends Omit<HttpOptions, 'connections'> {
  apiToken: string
  settings: WeniSettings
  mirrors: readonly Mirror[]
}

/** A Weni or RapidPro workspace by its API v2 (reference/weni-rapidpro.md). */
export function createWeni({ apiToken, settings, mirrors, ...http }: WeniOptions): Backend {
  const client = createHttp({ ...http, connections: settings.concurrency })
  const api = weniApi(client, apiToken)
  const limited = createLimiter(settings.concurrency)
  return {
    deliver: (deliveries, run) => deliverAll(sender(api, run, limited), deliveries, mirrors, run),
    async probe(): Promise<Probe> {
      const result = await api.send({ method: 'GET', endpoint: 'workspace' })
      if (result.ok && result.reply.status === 200) return { ok: true }
      const problem = judgeFailure(result, { attempts: 1, refuses: false, writes: false })
      return { ok: false, paused: problem.kind === 'paused', reason: problem.reason }
    },
    close: () => client.close(),
  }
}
