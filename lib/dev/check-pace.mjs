import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../process/environment.mjs'
import { findPace } from './check/pace.mjs'

// `npm run check` runs this: no test may depend on chance or on the pace of the machine. Names each place, and ends
// with 1 when there is any.
const FOLDERS = ['app', 'components', 'db', 'lib', 'e2e', 'testing']
/** Tests, and the files beside them that only tests use. */
const OF_TESTS = /\.(test|e2e)\.tsx?$|(^|\/)testing(\/|\.tsx?$)|^e2e\/.*\.ts$/

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
).filter((name) => /\.tsx?$/.test(name) && OF_TESTS.test(name))

const findings = files.flatMap((file) =>
  findPace(file, readFileSync(join(ROOT, file), 'utf8')).map(({ line, what }) => `${file}:${line}: ${what}`),
)
if (files.length === 0) findings.push('no tests were found to look at')
for (const finding of findings) console.log(finding)
process.exitCode = findings.length === 0 ? 0 : 1
