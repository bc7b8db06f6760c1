import type { Surface, SurfaceTable } from './surface'

/**
 * Returns what a schema no longer offers of what an earlier one did, and what it demands or refuses on a table that the
 * earlier one had: one line for each thing, none where processes that were written for the earlier one can go on. A
 * changed rule is named even if it only allows more, because a text does not show which.
 */
export function missingFrom(now: Surface, then: Surface): string[] {
  const ofTables = Object.entries(then.tables).flatMap(([name, before]) => {
    const after = now.tables[name]
    return after ? faultsOf(name, before, after) : [`table ${name} is gone`]
  })
  const ofFunctions = Object.entries(then.functions).flatMap(([name, before]) => {
    const after = now.functions[name]
    if (!after) return [`function ${name} is gone`]
    const lost = before.roles.split(' ').filter((role) => !after.roles.split(' ').includes(role))
    return [
      ...lost.map((role) => `function ${name}: ${role} may not call it`),
      ...(after.returns === before.returns ? [] : [`function ${name} returns ${after.returns}, not ${before.returns}`]),
    ]
  })
  return [...ofTables, ...ofFunctions]
}

function faultsOf(table: string, before: SurfaceTable, after: SurfaceTable): string[] {
  return [
    ...columnFaults(before, after),
    ...rightFaults(before, after),
    ...ruleFaults(before, after),
    // Only who inserts has to give a value.
    ...(Object.keys(before.rights).some((right) => right.endsWith(' insert')) ? newDemands(before, after) : []),
  ].map((fault) => `${table}: ${fault}`)
}

const typeOf = (column: string) => column.replace(/(?: not null)?(?: default)?$/, '')
const isNeeded = (column: string) => / not null(?: default)?$/.test(column)
const isFilled = (column: string) => column.endsWith(' default')

const columnFaults = (before: SurfaceTable, after: SurfaceTable) =>
  Object.entries(before.columns).flatMap(([name, was]) => {
    const is = after.columns[name]
    if (is === undefined) return [`column ${name} is gone`]
    return [
      ...(typeOf(is) === typeOf(was) ? [] : [`column ${name} is ${typeOf(is)}, not ${typeOf(was)}`]),
      ...(isNeeded(is) && !isNeeded(was) ? [`column ${name} may not be null`] : []),
      ...(isFilled(was) && !isFilled(is) && isNeeded(is) ? [`column ${name} has no default`] : []),
    ]
  })

const newDemands = (before: SurfaceTable, after: SurfaceTable) =>
  Object.entries(after.columns)
    .filter(([name, is]) => !(name in before.columns) && isNeeded(is) && !isFilled(is))
    .map(([name]) => `new column ${name} needs a value`)

const rightFaults = (before: SurfaceTable, after: SurfaceTable) =>
  Object.entries(before.rights).flatMap(([right, columns]) => {
    const is = after.rights[right]
    if (is === undefined) return [`${right} is taken away`]
    if (is === 'all') return []
    const wanted = columns === 'all' ? Object.keys(before.columns) : columns.split(' ')
    const lost = wanted.filter((name) => name in after.columns && !is.split(' ').includes(name))
    return lost.length === 0 ? [] : [`${right} is taken away for ${lost.join(', ')}`]
  })

/** A policy that shows rows: PostgreSQL shows what any of them shows. */
const shows = (definition: string) => definition.startsWith('PERMISSIVE ')

/**
 * A unique index or a key that is gone is missed by `ON CONFLICT`, and a policy that showed rows by its readers.
 * Any other rule that is gone refuses nobody.
 */
const isMissed = (name: string, definition: string) =>
  name.startsWith('index ') || /^(?:PRIMARY KEY|UNIQUE)/.test(definition) || shows(definition)

const ruleFaults = (before: SurfaceTable, after: SurfaceTable) => [
  ...Object.entries(before.rules).flatMap(([name, was]) =>
    after.rules[name] === undefined && isMissed(name, was) ? [`${name} is gone`] : [],
  ),
  ...Object.entries(after.rules).flatMap(([name, is]) => {
    const was = before.rules[name]
    if (was === is || onlyNewColumns(is, before, after) || (was === undefined && shows(is))) return []
    return [was === undefined ? `${name} is new` : `${name} has changed`]
  }),
]

/** A rule about one column alone that the earlier schema did not have holds for its default or null. */
const onlyNewColumns = (definition: string, before: SurfaceTable, after: SurfaceTable) => {
  const names = Object.keys(after.columns).filter((name) => new RegExp(`\\b${name}\\b`).test(definition))
  return definition.startsWith('CHECK') && names.length > 0 && names.every((name) => !(name in before.columns))
}
