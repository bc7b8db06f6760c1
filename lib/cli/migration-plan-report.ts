import type { MigrationPlan } from '@/db/migration-plan'

const BLOCKS = {
  nothing: 'nobody waits',
  writes: 'changes of it wait until the end',
  all: 'reading and changing it wait until the end',
  unknown: 'what it locks is not known from here: read the file',
} as const

/** Returns the plan of a migration as the operator reads it. */
export function describePlan({ migrations, sizes }: MigrationPlan): string {
  if (migrations.length === 0) return 'The database is at the newest schema: nothing would run.\n'
  const lines = migrations.flatMap(({ name, locks }) => [
    `${name}:`,
    ...locks
      .filter(({ blocks, readsRows }) => blocks !== 'nothing' || readsRows)
      .map(({ what, table, blocks, readsRows }) => {
        const size = table === null ? undefined : sizes.get(table)
        const rows = size ? ` (about ${size.rows} rows, ${Math.ceil(size.bytes / 1024)} kB)` : ''
        const reads = readsRows ? ', and every row that it names is read' : ''
        return `  ${what}: ${table === null ? '' : `${table}${rows}, `}${BLOCKS[blocks]}${reads}`
      }),
    ...(locks.every(({ blocks, readsRows }) => blocks === 'nothing' && !readsRows) ? ['  locks nothing in use'] : []),
  ])
  const what = migrations.length === 1 ? '1 migration would run' : `${migrations.length} migrations would run`
  return `${what}, all in one transaction: either all of them are applied or none.\n${lines.join('\n')}\n`
}
