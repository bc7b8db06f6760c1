import { createHash } from 'node:crypto'
import type { SyncBackendRow } from '@/db/queries/backends/backend-config'
import type { Connected, SyncDeps } from '@/lib/sync/deps'

/** Returns a fingerprint of what an adapter is made from. When it changes, a new adapter is needed. */
export function settingsFingerprint(row: SyncBackendRow): string {
  return createHash('sha256')
    .update(JSON.stringify([row.kind, row.baseUrl, row.secret.toString('base64'), row.settings, row.mirrors]))
    .digest('base64')
}

/** Keeps the adapter of one backend while its row stays the same. */
export class Connection {
  #kept: (Connected & { fingerprint: string }) | null = null

  constructor(
    private readonly deps: Pick<SyncDeps, 'connect'>,
    private readonly backendId: string,
  ) {}

  /** Returns the adapter for the row as it is now. Throws what `connect` throws. */
  open(row: SyncBackendRow): Connected {
    const fingerprint = settingsFingerprint(row)
    if (this.#kept?.fingerprint === fingerprint) return this.#kept
    // The old adapter closes when its requests in flight have ended.
    void this.close()
    this.#kept = { ...this.deps.connect(this.backendId, row), fingerprint }
    return this.#kept
  }

  async close(): Promise<void> {
    const before = this.#kept
    this.#kept = null
    await before?.backend.close().catch(() => {})
  }
}
