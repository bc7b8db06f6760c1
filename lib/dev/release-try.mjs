import { helpFirst } from '../process/help.mjs'
import { ensureDependencies } from './ensure.mjs'

// `npm run release:try`: runs the last release on the schema of this checkout, with its own browser tests.
//   npm run release:try                  the release of db/last-release.json
//   npm run release:try -- 1a2b3c4d      another commit
//   npm run release:try -- v1.2 e2e/http only these of its tests
helpFirst('release:try', process.argv.slice(2), { takesArguments: true })
ensureDependencies()
const { tryRelease } = await import('./release/try-release.mjs')
process.exitCode = await tryRelease(process.argv.slice(2))
