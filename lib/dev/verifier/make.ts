import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '@/lib/process/environment.mjs'
import { bundle } from './bundle'

const SOURCE = join(ROOT, 'lib/verifier/source')
const read = (name: string) => readFileSync(join(SOURCE, name), 'utf8')
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Returns the program and the page that are served, made of lib/verifier/source. */
export function makeVerifier(): { program: string; page: string; policy: string } {
  const script = `\n(() => {\n${bundle(join(SOURCE, 'page.ts'))}})()\n`
  if (/<\/script|<!--/i.test(script)) throw new Error('a script in a page must not hold what ends it')
  const style = `\n${read('page.css')}`
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`
  return {
    program: `#!/usr/bin/env node\n${bundle(join(SOURCE, 'program.ts'))}`,
    page: read('page.html')
      .replace('content="policy"', () => `content="${policy}"`)
      .replace('<!-- style -->', () => `<style>${style}</style>`)
      .replace('<!-- script -->', () => `<script>${script}</script>`),
    policy,
  }
}
