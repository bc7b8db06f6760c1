import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { findCitations } from './citations'
import { CitedPlaces } from './cited-places'
import { filesOfRepository } from './files-of-repository'

const PROSE = /\.(?:md|tsx?|mjs|cjs|js|sql)$/
/** Generated, or about citations: their texts name files that were made up. */
const NOT_READ =
  /^lib\/(?:client\/schema\.ts|verifier\/served\.ts|consent\/phrases\/weights\.ts|dev\/check\/citations(?:\.test)?\.ts)$/

/** Facts about other systems, which cite files of those systems: only links and sections lead into our documents. */
const FACTS = /^docs\/reference\/(?:whatsapp|weni|citus)\.md$/

/** What is downloaded from a running instance, and what the benchmark makes while it runs. */
const MADE = ['sayso-verify.mjs', 'bench/results', 'app/api/bench/route.ts', 'app/api/bench/graph/[...path]/route.ts']

const files = filesOfRepository(ROOT)
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const places = new CitedPlaces({ files, read })

/** A command as `npm run image:tree` compiles it. */
const isCompiled = (path: string) => /^lib\/cli\/[\w-]+\.mjs$/.test(path) && files.includes(path.replace(/mjs$/, 'ts'))

const faults = files
  .filter((file) => PROSE.test(file) && !NOT_READ.test(file))
  .flatMap((file) =>
    findCitations(file, read(file)).flatMap((citation) => {
      const what = places.faultOf(file, citation)
      const path = 'path' in citation ? citation.path : ''
      const isForeign = FACTS.test(file) && 'path' in citation && !citation.isLink && citation.section === undefined
      return what === null || isForeign || MADE.includes(path) || isCompiled(path)
        ? []
        : [{ where: `${file}:${citation.line}`, what }]
    }),
  )

test('every file, section and decision that a document or a comment cites exists', () => {
  expect(faults.map(({ where, what }) => `${where} ${what}`)).toEqual([])
})
