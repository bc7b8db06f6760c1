import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '@/lib/process/environment.mjs'
import { helpFirst } from '@/lib/process/help.mjs'
import { makeVerifier } from './verifier/make'

helpFirst('verifier', process.argv.slice(2))

// `npm run verifier`: writes what is served of lib/verifier/source.
const { program, page, policy } = makeVerifier()
await writeFile(
  join(ROOT, 'lib/verifier/served.ts'),
  `/** The offline verifier as one file for Node. Made by \`npm run verifier\` of lib/verifier/source. */
export const VERIFIER_PROGRAM = ${JSON.stringify(program)}

/** The same as a page that works from a disk. */
export const VERIFIER_PAGE = ${JSON.stringify(page)}

/** The content policy in the page, for its response as well. */
export const VERIFIER_POLICY = ${JSON.stringify(policy)}
`,
)
