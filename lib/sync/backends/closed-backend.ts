import type { Backend } from '@/lib/backends/backend'

/** Used where there is no adapter: it releases every delivery. */
export const closedBackend: Backend = {
  async deliver(deliveries, run) {
    for (const { contactId } of deliveries) run.acknowledge(contactId, { kind: 'released' })
  },
  probe: () => Promise.resolve({ ok: false, paused: true, reason: 'not_connected' }),
  close: () => Promise.resolve(),
}
