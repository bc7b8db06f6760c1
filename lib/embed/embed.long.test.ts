import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { compact } from './compact'
import { integrityOf, scriptTag } from './integrity'
import { EMBED_SCRIPTS, EMBED_VERSION, FRAME_SCRIPT } from './served'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const script = EMBED_SCRIPTS[EMBED_VERSION] ?? ''
const GUIDE = read('docs/embed.md')

test('what is served is what `npm run embed` makes of the source', () => {
  expect(script).toBe(compact(read('lib/embed/source/element.mjs')))
  expect(FRAME_SCRIPT).toBe(compact(read('lib/embed/source/frame.mjs')))
})

test('a released version keeps its bytes: sites name their hash', () => {
  const released = JSON.parse(read('lib/embed/released.json')) as Record<string, string>
  const served = Object.fromEntries(
    Object.entries(EMBED_SCRIPTS).map(([version, text]) => [version, integrityOf(text)]),
  )
  expect(served).toEqual(released)
})

test('the script for sites has at most 3 kB, gzip, and that of the page at most 1 kB', () => {
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(3000)
  expect(Buffer.byteLength(FRAME_SCRIPT)).toBeLessThanOrEqual(1000)
})

test('neither stores anything, sends anything to a server, or ends the element that it is in', () => {
  for (const text of [script, FRAME_SCRIPT]) {
    expect(text).not.toMatch(
      /cookie|storage|indexedDB|fetch|XMLHttp|sendBeacon|import\b|eval|innerHTML|<\/script|'\*'/i,
    )
    expect(compact(text)).toBe(text)
  }
})

test('the guide names the version that is served, with its integrity hash', () => {
  expect(GUIDE).toContain(scriptTag('https://preferences.example.com'))
  const hashes = [...GUIDE.matchAll(/sha384-[\w+/=]+/g)].map(([hash]) => hash)
  expect(new Set(hashes)).toEqual(new Set([integrityOf(script)]))
})

/** Compiles files of the guide beside the types, as a site would. Returns what the compiler says of them. */
function problemsOf(name: string, text: string): string[] {
  const file = join(ROOT, 'lib/embed', name)
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, jsx: ts.JsxEmit.ReactJSX, types: [] },
    ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    ...{ target: ts.ScriptTarget.ES2023, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'] },
  }
  const host = ts.createCompilerHost(options)
  const fileExists = host.fileExists.bind(host)
  const getSourceFile = host.getSourceFile.bind(host)
  host.fileExists = (path) => path === file || fileExists(path)
  host.getSourceFile = (path, version) =>
    path === file ? ts.createSourceFile(path, text, version) : getSourceFile(path, version)
  const program = ts.createProgram([file, join(ROOT, 'lib/embed/sayso-preferences.d.ts')], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

const exampleOf = (language: string) =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(GUIDE)?.[1] ?? `no ${language}`

test('the examples in TypeScript and for React compile with the types, and a wrong one does not', () => {
  expect(problemsOf('example.ts', `${exampleOf('ts')}export {}`)).toEqual([])
  expect(problemsOf('example.tsx', exampleOf('tsx'))).toEqual([])
  expect(problemsOf('example.tsx', exampleOf('tsx').replace('theme="dark"', 'theme="pink"'))).not.toEqual([])
})

test('the example for React renders the element with its attributes', async () => {
  const { renderToStaticMarkup } = await import('react-dom/server')
  const { createElement } = await import('react')
  const { outputText } = ts.transpileModule(exampleOf('tsx'), {
    compilerOptions: { jsx: ts.JsxEmit.React, module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  })
  const made: { Messages?: (props: { link: string }) => React.ReactNode } = {}
  const modules: Record<string, unknown> = { react: await import('react') }
  // The example is ours: it is read from docs/embed.md.
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval
  new Function('exports', 'require', 'React', outputText)(made, (name: string) => modules[name], { createElement })
  const { Messages } = made
  if (!Messages) throw new Error('the example exports no Messages')
  expect(renderToStaticMarkup(createElement(Messages, { link: 'https://preferences.example.com/p/x' }))).toContain(
    '<sayso-preferences link="https://preferences.example.com/p/x" theme="dark">',
  )
})
