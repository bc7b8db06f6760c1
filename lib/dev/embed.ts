import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compact } from '@/lib/embed/compact'
import { EMBED_SCRIPTS, EMBED_VERSION } from '@/lib/embed/served'
import { ROOT } from '@/lib/process/environment.mjs'
import { helpFirst } from '@/lib/process/help.mjs'

helpFirst('embed', process.argv.slice(2))

// `npm run embed`: writes what is served of lib/embed/source. A version that was released keeps its bytes, because
// sites name their hash: a change after a release needs a new version in lib/embed/served.ts first, and a line of its
// own in released.json.
const read = async (name: string) => compact(await readFile(join(ROOT, 'lib/embed/source', name), 'utf8'))
const scripts = { ...EMBED_SCRIPTS, [EMBED_VERSION]: await read('element.mjs') }
const entries = Object.entries(scripts).map(([version, text]) => `  '${version}': String.raw\`${text}\`,\n`)
await writeFile(
  join(ROOT, 'lib/embed/served.ts'),
  `/** Made by \`npm run embed\` of lib/embed/source; only the number of the version is written by hand. */
export const EMBED_VERSION = '${EMBED_VERSION}'

/** The script for the sites of businesses, by version. The bytes of a released version never change. */
export const EMBED_SCRIPTS: Readonly<Record<string, string>> = {
${entries.join('')}}

/** The script of the page inside of a frame. */
export const FRAME_SCRIPT = String.raw\`${await read('frame.mjs')}\`
`,
)
