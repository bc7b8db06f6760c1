import type { MigrationPlan } from '@/db/migration-plan'

const BLOCKS = {
  nothing: 'nobody waits',
  rows: 'changes of each row that it changes wait until the end',
  writes: 'changes of it wait until the end',
  all: 'reading and changing it wait until the end',
  unknown: 'what it locks is not known from here: read the file',
} as const

/** The migration after which an index is built that no migration builds (db/ledger-indexes.ts). */
const NEEDS_INDEX = '0089_packed_lines'
const INDEX = `Right after them an index of the ledger is built. It reads every line, and people go on saving meanwhile.
It waits for transactions that are under way, such as a dump.
`

/** What is left to do after the migrations. */
export interface Afterwards {
  /** How many businesses have notices to publish, and digests to key. */
  notices: number
  digests: number
  /** How many numbers are read otherwise today; null where none are judged. */
  numbers: number | null
}

/**
 * Returns the plan of a migration as the operator reads it.
 * @param afterwards null where it can't be counted, because the migrations have to run first
 */
export function describePlan({ migrations, sizes, judges }: MigrationPlan, afterwards: Afterwards | null): string {
  const index = migrations.some(({ name }) => name === NEEDS_INDEX) ? INDEX : ''
  const rest = index + describeRest(afterwards, judges)
  if (migrations.length === 0)
    return `The database is at the newest schema: ${rest === '' ? 'nothing' : 'no migration'} would run.\n${rest}`
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
  return `${what}, all in one transaction: either all of them are applied or none.\n${lines.join('\n')}\n${rest}`
}

/** Returns what the command does after the migrations, in transactions of its own; nothing if nothing is left to do. */
function describeRest(afterwards: Afterwards | null, judges: boolean): string {
  const judged = 'Numbers that were typed before 0016_numbers would be read again, in transactions of 2,000 rows.'
  if (afterwards === null) {
    const left = `${judged} To those that are read
otherwise today nothing is sent until somebody has judged them.
`
    return `Afterwards, in transactions of their own: digests without a key are keyed, and new notices are published
for each business whose page this version words differently. How many there are is known once the migrations ran.
${judges ? left : ''}`
  }
  const { notices, digests, numbers } = afterwards
  const keyed = `Digests without a key would be keyed, in transactions of 500 rows. Businesses: ${digests}.\n`
  const words = 'New notices would be published, because this version words the page differently.'
  const left = `${judged} To those that are read otherwise today nothing is sent until somebody has judged them: `
  return [
    numbers === null ? '' : `${left}${numbers}.\n`,
    digests > 0 ? keyed : '',
    notices > 0 ? `${words} Businesses: ${notices}.\n` : '',
  ].join('')
}
