import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bareEnvironment, dataFolder, instance } from '@/testing/instance'

const ROOT = resolve(import.meta.dirname, '../..')

export interface Example {
  /** The heading above the example, and its place below that heading. */
  name: string
  language: 'sh' | 'ts' | 'python'
  code: string
}

/** Returns the fenced examples of a page of docs that name their language. */
export function examplesOf(page: string): Example[] {
  const examples: Example[] = []
  let heading = ''
  const text = readFileSync(join(ROOT, 'docs', page), 'utf8')
  for (const [, title, language, code] of text.matchAll(/^## (.+)$|^```(sh|ts|python)\n([\s\S]*?)^```$/gm)) {
    if (title) heading = title
    else if (language && code)
      examples.push({ name: `${heading} (${examples.length + 1}, ${language})`, language: language as 'sh', code })
  }
  return examples
}

const RUNNERS = {
  sh: ['bash', ['-euo', 'pipefail']],
  ts: [process.execPath, ['--import', `file://${ROOT}/node_modules/tsx/dist/esm/index.mjs`]],
  python: ['python3', []],
} as const

/** Runs an example as it is printed, but against the instance under test. Returns what it printed. */
export async function runExample(
  example: Example,
  key: string,
): Promise<{ exit: number; output: string; errors: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-example-'))
  try {
    // The environment of a reader: the demo's data folder, and the client that they copied.
    symlinkSync(dataFolder(), join(folder, '.sayso'))
    symlinkSync(join(ROOT, 'lib/client'), join(folder, 'client'))
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    const file = join(folder, `example.${example.language === 'ts' ? 'ts' : 'txt'}`)
    writeFileSync(file, example.code)
    const [program, args] = RUNNERS[example.language]
    return await new Promise((done) => {
      execFile(
        program,
        [...args, file],
        {
          cwd: folder,
          env: { ...bareEnvironment(), NODE_ENV: 'production', SAYSO: instance().url, SAYSO_API_KEY: key },
        },
        (error, output, errors) => done({ exit: error === null ? 0 : Number(error.code), output, errors }),
      )
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
