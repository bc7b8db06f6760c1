import type { Tx } from '@/db/client'
import { readNow } from '@/db/queries/business/config'
import { findLiveHolders } from '@/db/queries/identities/holders'
import { hasSuppressions } from '@/db/queries/identities/suppressions'
import type { GuessedReason, KeptOutReason, RowRefusedReason } from '@/lib/api/outcomes'
import { internationalText } from '@/lib/consent/phones'
import type { Instant } from '@/lib/consent/types'
import type { TableRow } from '@/lib/csv/table'
import { newId } from '@/lib/ids'
import type { Caller } from '@/lib/services/callers/caller'
import { writtenPerson } from '@/lib/services/columns/row-person'
import type { Deps } from '@/lib/services/deps'
import { inSnapshot } from '@/lib/services/in-snapshot'
import { applyPerson } from './apply-person'
import { PeopleOfBatch, type Person } from './group-rows'
import { RowReader, type RowReaderOptions } from './read-rows'
import { goneBy, newStanding, NONE_SUPPRESSED, readKnown, readSuppressed } from './read-standings'
import { FORMER_HOLDER, readFormerOf, withoutFormerYes } from './without-former-yes'

/** How many rows are shown: the first ones, and then the first doubtful ones of the rest. */
const FIRST_SHOWN = 5
const DOUBTFUL_SHOWN = 5

/** One answer of a row, or why it can't be read. */
export type PreviewedAnswer =
  | {
      topicId: string
      answer: 'in' | 'out'
      claimed: Instant | null
      proof: string
      source: string
      guessed: GuessedReason | null
      /** Why the answer would not count now. */
      keptOut: KeptOutReason | null
    }
  | { refused: RowRefusedReason }

export interface PreviewedRow {
  row: number
  /** The number or id of the person as it was read, else as it is written; null if the row names nobody. */
  person: string | null
  answers: PreviewedAnswer[]
}

interface ReadRow extends PreviewedRow {
  matchKey: string | null
  byPlace: Map<number, PreviewedAnswer>
}

/** Reads one row as the import would. `written` is what its column of numbers has. */
function readRow(reader: RowReader, row: TableRow, people: PeopleOfBatch | null, written = ''): ReadRow {
  const byPlace = new Map<number, PreviewedAnswer>()
  const read: ReadRow = { row: row.row, person: written || null, matchKey: null, answers: [], byPlace }
  reader.read(row, {
    statement(identity, said) {
      people?.add(identity, said)
      read.person = identity.kind === 'phone' ? internationalText(identity.canonical) : identity.canonical
      read.matchKey = identity.matchKey
      const { topicId, answer, claimed, proof, source } = said
      byPlace.set(said.place, { topicId, answer, claimed, proof, source, guessed: null, keptOut: null })
    },
    refused: ({ place, code }) => void byPlace.set(place, { refused: code }),
    guessed({ place, code }) {
      const said = byPlace.get(place)
      if (said && 'answer' in said) said.guessed = code
    },
  })
  read.answers = [...byPlace.values()]
  return read
}

const WRITTEN_CHARS = 40

const writtenIn = (row: TableRow, { columns }: RowReaderOptions): string =>
  writtenPerson(row, columns).slice(0, WRITTEN_CHARS)

const isDoubtful = ({ answers }: PreviewedRow) => answers.some((each) => 'refused' in each || each.guessed !== null)

/** Returns how many rows and answers can't be read, by the reason, the most frequent first. */
export function countRefused(options: RowReaderOptions, rows: readonly TableRow[]): [RowRefusedReason, number][] {
  const reader = new RowReader(options)
  const counts = new Map<RowRefusedReason, number>()
  for (const row of rows)
    for (const each of readRow(reader, row, null).answers)
      if ('refused' in each) counts.set(each.refused, (counts.get(each.refused) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1])
}

/** Returns the first rows, and the first doubtful ones of the rest, against what the business knows now. */
export async function readShownRows(
  deps: Deps,
  { businessId }: Caller,
  options: RowReaderOptions,
  rows: readonly TableRow[],
): Promise<PreviewedRow[]> {
  const reader = new RowReader(options)
  const others = rows.slice(FIRST_SHOWN).filter((row) => isDoubtful(readRow(reader, row, null)))
  const people = new PeopleOfBatch(deps.pepper)
  const shown = [...rows.slice(0, FIRST_SHOWN), ...others.slice(0, DOUBTFUL_SHOWN)].map((row) =>
    readRow(reader, row, people, writtenIn(row, options)),
  )
  await inSnapshot(deps, businessId, (tx) => markKeptOut(deps, tx, businessId, people.all(), shown))
  // An empty row of a spreadsheet has nothing to show.
  return shown.flatMap(({ row, person, answers }) => (answers.length === 0 ? [] : [{ row, person, answers }]))
}

/** Marks the answers that would not count now. It locks and writes nothing. */
async function markKeptOut(
  deps: Deps,
  tx: Tx,
  businessId: string,
  people: readonly Person[],
  shown: readonly ReadRow[],
): Promise<void> {
  const keys = people.map(({ identity }) => identity.matchKey)
  const found = await findLiveHolders(tx, businessId, keys)
  const known = await readKnown(tx, businessId, found, 'unlocked')
  const { now, configVersion } = await readNow(tx, businessId)
  const config = await deps.configs.within(tx, businessId, configVersion)
  const anySuppressed = await hasSuppressions(tx, businessId)
  const suppressed = anySuppressed
    ? await readSuppressed(deps, tx, businessId, people, known.standings)
    : NONE_SUPPRESSED
  const former = await readFormerOf(deps, tx, businessId, people, found)
  const { evidenceDays } = deps.settings
  for (const whole of people) {
    const { matchKey } = whole.identity
    const standing = known.standings.get(matchKey)
    const rows = shown.filter((each) => each.matchKey === matchKey)
    const gone = standing ? goneBy(standing) : suppressed.get(matchKey)
    if (gone) {
      for (const row of rows) for (const each of row.answers) if ('answer' in each) each.keptOut = gone
      continue
    }
    const context = { businessId, importId: newId(), keys: deps.keys, packs: false, evidenceDays, config, now }
    const { person, theirs } = withoutFormerYes(whole, former.get(matchKey))
    const { keptOut } = applyPerson(context, person, standing ?? newStanding(newId()))
    for (const { row, place, code } of [...keptOut, ...theirs.map((each) => ({ ...each, code: FORMER_HOLDER }))]) {
      const said = rows.find((each) => each.row === row)?.byPlace.get(place)
      if (said && 'answer' in said) said.keptOut = code
    }
  }
}
