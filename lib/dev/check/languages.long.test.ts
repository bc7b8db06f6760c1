import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { filesOfRepository } from './files-of-repository'

const LANGUAGES = join(ROOT, 'lib/languages.ts')

/** The files that CONTRIBUTING.md lists for a new language, besides the list of languages itself. */
function listed(): string[] {
  const guide = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')
  const section = guide.split('\n### Add a language\n')[1]?.split(/\n#+ /)[0] ?? ''
  const paths = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path = '']) => path)
  return paths.toSorted()
}

/** The files in which TypeScript finds an error once there is a language `xx` that nothing else knows of. */
function namedByTheChecker(files: readonly string[]): string[] {
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['node'],
    paths: { '@/*': [join(ROOT, '*')] },
  }
  const host = ts.createCompilerHost(options)
  const readFile = host.readFile.bind(host)
  host.readFile = (path) => {
    const text = readFile(path)
    return path === LANGUAGES ? text?.replace(/^(export const LOCALES = \[.*)\]/m, "$1, 'xx']") : text
  }
  const program = ts.createProgram(
    files.map((file) => join(ROOT, file)),
    options,
    host,
  )
  return files
    .filter((file) => program.getSemanticDiagnostics(program.getSourceFile(join(ROOT, file))).length > 0)
    .toSorted()
}

test('for a language that is only listed the type checker names every file that CONTRIBUTING lists', () => {
  expect(listed().length).toBeGreaterThan(5)
  expect(namedByTheChecker([...listed(), 'lib/languages.ts', 'lib/i18n/locales.ts'])).toEqual(
    [...listed(), 'lib/languages.ts'].toSorted(),
  )
  // The type checker reads the whole project, on a busy machine for minutes.
}, 600_000)

/** Where a language is named and a new one needs nothing. */
const NEEDS_NOTHING = [
  // Examples of the documentation, and the demo's own business and people.
  /^lib\/api\/operations\//,
  /^lib\/demo\//,
  /^lib\/sandbox\/shop\//,
  // The console speaks three languages of its own, whatever the page speaks.
  /^lib\/i18n\/console\//,
  // Written by `npm run client`; its test fails until that was run.
  /^lib\/client\/schema\.ts$/,
  // The program that verifies evidence has words of its own, because it runs without Sayso; texts for a template are
  // suggested in a few languages, and in English for the others.
  /^lib\/verifier\//,
  /^lib\/template-watch\/lint\/suggested-texts\.ts$/,
  // What is true of one language alone: Spanish and Portuguese are spelt alike; texts to learn from.
  /^lib\/consent\/phrases\/(spelling|training\/split)\.ts$/,
  // Corrections of what `Intl` writes in some languages.
  /^lib\/i18n\/format\.ts$/,
]

test('a language is named in no other file, so that none is forgotten silently', () => {
  const isCode = /^(app|components|db|lib)\/.*\.(ts|tsx|mjs)$/
  const named = filesOfRepository(ROOT)
    .filter((file) => isCode.test(file) && !/\.test\.|(^|\/)testing[/.]/.test(file))
    .filter((file) => !NEEDS_NOTHING.some((pattern) => pattern.test(file)))
    .filter((file) => /(['"])pt-BR\1/.test(readFileSync(join(ROOT, file), 'utf8')))
  expect(named.toSorted()).toEqual([...listed(), 'lib/languages.ts'].toSorted())
})
