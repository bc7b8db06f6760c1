import { readConfig } from '@/db/queries/business/config'
import { findImport, type ImportSettings, nameImport, queueImport } from '@/db/queries/imports/imports'
import { findTopic } from '@/lib/find-topic'
import { demandNotClosing } from '@/lib/services/business/refuse-closing'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import { columnNames } from '@/lib/services/columns/match-columns'
import type { Deps } from '@/lib/services/deps'
import { chosenColumns, isUse, type UseProblem } from './column-uses'
import { deleteLeftFile, wasDropped } from './delete-file'
import { openFile } from './open-file'
import { discardImport } from './receive-import'
import { topicsNamed } from './topics-in-name'

export interface BegunSettings extends Omit<ImportSettings, 'columns' | 'total' | 'uses'> {
  uses: string[]
}

/** `not_waiting`: it was begun already, or its file is gone. `columns`: what was chosen can't be read. */
export type BeginResult =
  | { outcome: 'begun'; rows: number }
  | { outcome: 'unknown_import' | 'not_waiting' | 'unknown_topic' }
  | { outcome: 'columns'; problem: UseProblem }
  | NotAllowed

/**
 * Begins the import of a file that waits for a member, with what they chose. A worker then runs it.
 * @throws AppError `business_closing` (409)
 */
export async function beginImport(
  deps: Deps,
  caller: Caller,
  id: string,
  { name, settings }: { name: string; settings: BegunSettings },
): Promise<BeginResult> {
  const { businessId } = caller
  const found = await inBusinessFor(deps, caller, 'imports.write', async (tx) => {
    const [row, config] = await Promise.all([findImport(tx, businessId, id), readConfig(tx, businessId)])
    return row && config ? { row, config } : null
  })
  if (!found) return { outcome: 'unknown_import' }
  if ('outcome' in found) return found
  const { row, config } = found
  const { total } = row.settings
  if (row.status !== 'receiving' || total === undefined) return { outcome: 'not_waiting' }
  const { topics } = config
  const isKnown = (use: string) => isUse(use, topics)
  if (!settings.uses.every(isKnown)) return { outcome: 'unknown_topic' }
  if (settings.topic !== undefined && !topics.some(({ id: topicId }) => topicId === settings.topic))
    return { outcome: 'unknown_topic' }
  const table = await openFile(deps, businessId, row)
  const columns = chosenColumns(columnNames(table), {
    uses: settings.uses.filter((use) => isUse(use, topics)),
    yesMeans: settings.yesMeans,
    hasTopic: settings.topic !== undefined,
    hasAnswer: settings.answer !== undefined,
    topicOf: (named) => findTopic(config, named)?.id,
    topicsIn: topicsNamed(topics),
  })
  if ('problem' in columns) return { outcome: 'columns', problem: columns }
  return inBusinessFor(deps, caller, 'imports.write', async (tx) => {
    await demandNotClosing(tx, businessId)
    const queued = { settings: { ...settings, columns: {}, total }, now: deps.clock.now() }
    if (!(await queueImport(tx, businessId, id, queued))) return { outcome: 'not_waiting' as const }
    await nameImport(tx, businessId, id, name)
    await recordAudit(deps, tx, caller, {
      action: 'import.begun',
      subject: { kind: 'import', id },
      changes: { rows: total },
    })
    return { outcome: 'begun' as const, rows: total }
  })
}

/** Deletes a file that waits for a member. What was begun is not touched. */
export async function dropFile(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<{ outcome: 'dropped' | 'not_waiting' } | NotAllowed> {
  const { businessId } = caller
  const row = await inBusinessFor(deps, caller, 'imports.write', (tx) => findImport(tx, businessId, id))
  if (!row || !('status' in row)) return row ?? { outcome: 'not_waiting' }
  if (wasDropped(row)) {
    await deleteLeftFile(deps, businessId, row)
    return { outcome: 'dropped' }
  }
  if (row.status !== 'receiving') return { outcome: 'not_waiting' }
  return { outcome: (await discardImport(deps, businessId, id)) ? 'dropped' : 'not_waiting' }
}
