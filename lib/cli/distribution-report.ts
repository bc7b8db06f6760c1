import type { DistributionPlan } from '@/db/distribute'

const KEPT = {
  everywhere: 'whole on every node',
  by_business: 'in shards by business',
  coordinator: 'on the coordinator alone, as today',
} as const

/** Returns a plan as the command prints it: what would lie where, how much is copied, and what is still connected. */
export function describeDistribution({ hasExtension, nodes, others, tables, foreignKeys }: DistributionPlan): string {
  const lines = (['everywhere', 'by_business', 'coordinator'] as const).flatMap((keeping) => {
    const all = tables.filter((table) => table.keeping === keeping)
    return [
      `${KEPT[keeping]}:`,
      ...all.map(({ name, rows, bytes, isDone }) => {
        const done = isDone && keeping !== 'coordinator' ? ', is there already' : ''
        return `  ${name} (about ${rows} rows, ${Math.ceil(bytes / 1024)} kB${done})`
      }),
    ]
  })
  const left = tables.filter(({ isDone }) => !isDone).reduce((sum, { bytes }) => sum + bytes, 0)
  return [
    hasExtension ? `Nodes that take shards: ${nodes.join(', ') || 'none'}.` : 'This database has no extension "citus".',
    `Other connections to the database: ${others}.`,
    ...lines,
    `To copy: ${Math.ceil(left / 1024 ** 2)} MB, in one transaction that locks these tables until its end.`,
    `Foreign keys that are dropped before and made again after: ${foreignKeys}.`,
    '',
  ].join('\n')
}
