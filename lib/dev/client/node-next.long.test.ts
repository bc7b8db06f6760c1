import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'

const folder = join(ROOT, 'lib/client')

test('the folder to copy holds the client and its types, and no test that would come along', () => {
  expect(readdirSync(folder).toSorted()).toEqual(['sayso.ts', 'schema.ts'])
})

test.each([
  ['NodeNext', ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
  ['a bundler', ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
])('it type-checks under %s with everything strict', (_, module, moduleResolution) => {
  const program = ts.createProgram(
    readdirSync(folder).map((name) => join(folder, name)),
    {
      module,
      moduleResolution,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noImplicitOverride: true,
      noPropertyAccessFromIndexSignature: true,
      noUnusedLocals: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
    },
  )
  const problems = ts
    .getPreEmitDiagnostics(program)
    .map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n'))
  expect(problems).toEqual([])
})
