import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './environment.mjs'
import { helpFirst } from './help.mjs'
import { clientTypes } from './client/client-types'

helpFirst('client', process.argv.slice(2))

// `npm run client`: writes the types of the client from what the API says of itself.
await writeFile(join(ROOT, 'lib/client/schema.ts'), await clientTypes())
