import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { filesOfRepository } from './files-of-repository'

// Each folder is named where readers look for it: in docs/architecture.md, or in CONTRIBUTING.md.

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const architecture = read('docs/architecture.md')

/** The folders in a folder that have sources; an underscore makes one a part of the folder above it. */
const foldersIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(({ name }) => name)

/** The examples of a section: the tree, or the layers. */
const exampleUnder = (heading: string) => architecture.split(`\n## ${heading}\n`)[1]?.split('```')[1] ?? ''

/** The lines of the tree about one folder of the root. */
const treeOf = (folder: string) =>
  new RegExp(`^${folder}/.*\n(?:[ ].*\n)*`, 'm').exec(exampleUnder('The tree'))?.[0] ?? ''

test.each(['app', 'lib'])('the tree names each folder of %s', (folder) => {
  expect(foldersIn(folder).filter((name) => !treeOf(folder).includes(`${name}/`))).toEqual([])
})

test('the tree names each folder of components, in one sentence', () => {
  const sentence = new Set(treeOf('components').match(/[\w-]+/g))
  expect(foldersIn('components').filter((name) => !sentence.has(name))).toEqual([])
})

test('the tree names the folders of each group of routes', () => {
  const groups = foldersIn('app').filter((name) => name.startsWith('('))
  expect(groups).not.toEqual([])
  const inGroups = groups.flatMap((group) => foldersIn(`app/${group}`))
  expect(inGroups.filter((name) => !treeOf('app').includes(`${name}/`))).toEqual([])
})

test('the layers name each folder of lib', () => {
  const layers = new Set(exampleUnder('The layers').match(/\blib\/[\w-]+/g))
  expect(foldersIn('lib').filter((name) => !layers.has(`lib/${name}`))).toEqual([])
})

test('the table of use cases names each folder of lib/services, and no other', () => {
  const rows = architecture.split('\nThe folders of `lib/services`:\n\n')[1]?.split('\n\n')[0] ?? ''
  const named = [...rows.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([\w-]+)\/`/g)].map(([, name = '']) => name),
  )
  expect(named.toSorted()).toEqual(foldersIn('lib/services').toSorted())
})

test('CONTRIBUTING.md says what each folder with an underscore holds, and no folder has helpers in two places', () => {
  const files = filesOfRepository(ROOT)
  const contributing = read('CONTRIBUTING.md')
  const underscored = new Set(
    files.flatMap((file) => file.split('/').slice(0, -1)).filter((name) => /^_[a-z]/.test(name)),
  )
  expect(underscored.size).toBeGreaterThan(5)
  expect([...underscored].filter((name) => !contributing.includes(`\`${name}\``))).toEqual([])
  const inFolders = new Set(files.flatMap((file) => /^(.*\/)testing\/[^/]+$/.exec(file)?.[1] ?? []))
  expect(
    files.filter((file) => /\/testing\.tsx?$/.test(file) && inFolders.has(file.replace(/testing\.tsx?$/, ''))),
  ).toEqual([])
})
