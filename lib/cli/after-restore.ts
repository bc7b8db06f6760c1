import { createSyncDeps } from '@/lib/sync/create-sync-deps'
import { readRecoveryArguments, runRecovery, USAGE } from './recovery/run-recovery'
import { runCommand } from './run-command'

// After a backup was restored: holds every check and every backend, records every No that is found outside of the
// database, and says what can't be known. With `--end` it lets sending go on. If it is killed or ends with 1,
// everything stays held, and it is run again. Exit code 2: not understood.
await runCommand({ usage: USAGE, failed: 'Not everything could be read' }, async (args, frame) => {
  const options = await readRecoveryArguments(args)
  const deps = await createSyncDeps({ listens: false })
  frame.closing(deps.db)
  return runRecovery({ ...frame, deps, mayGoOn: frame.untilStopped() }, options)
})
