import { expect, test } from 'vitest'
import { missingFrom } from './compare-surfaces'
import release from './last-release.json'
import { migrateDatabase } from './migrate'
import { readSurface, type Surface } from './surface'
import { oldDatabase } from './testing'

const surface: Surface = release.surface

/**
 * What the schema of this version takes away from processes of the last release, or demands of them, each with the
 * reason why they can go on. Empty again after the next release.
 */
const CHECKPOINTS = 'laid out in 0000 and read or written by nothing of the release; 0058 made it for trees'
const ACCEPTED: Readonly<Record<string, string>> = {
  'checkpoints: column heads is gone': CHECKPOINTS,
  'checkpoints: column id is gone': CHECKPOINTS,
  'checkpoints: column signature is gone': CHECKPOINTS,
  'checkpoints: constraint checkpoints_business_id_id_pk is gone': CHECKPOINTS,
  'checkpoints: constraint checkpoints_pk is new': CHECKPOINTS,
  'ledger: constraint ledger_one_form is new':
    'holds for each line that the release writes: it has all of the text form',
  'ledger: index ledger_dedupe is new':
    'over a column that the release never fills, and where that is null it is no part',
  'topics: constraint topics_listed_opt_in is new':
    'holds for the default of `listed`, which the release never sets. Where a newer process lists a topic otherwise, ' +
    'the release can no longer take opt-in away from it: its change fails as a whole',
}

test('this schema still offers web and worker of the last release all that theirs did', async () => {
  const { sql, urls } = await oldDatabase(release.lastMigration)
  // What was written down is what its migrations make; rights may have been narrowed since (db/narrow-rights.ts).
  const then = await readSurface(sql)
  expect(missingFrom(then, surface)).toEqual([])
  expect(Object.keys(then.functions)).toEqual(Object.keys(surface.functions))
  await migrateDatabase(urls)
  const now = await readSurface(sql)
  expect(missingFrom(now, surface)).toEqual(Object.keys(ACCEPTED))
  // What is new is there, so it was not compared with itself.
  expect(Object.keys(now.functions).length).toBeGreaterThan(Object.keys(surface.functions).length)
})
