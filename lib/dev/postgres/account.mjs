import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/**
 * The system account under which a server process runs.
 * @typedef {{ uid: number, gid: number }} Account
 */

const NAME = 'postgres'

/**
 * Returns the account under which PostgreSQL runs; undefined means our own. PostgreSQL refuses to run as root, so root
 * uses the system account `postgres`, which is made when it does not exist. Existing data stays with the account that
 * owns it.
 * @param {string} dataFolder
 * @returns {Account | undefined}
 */
export function serverAccount(dataFolder) {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(dataFolder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return findAccount() ?? createAccount()
}

/** @returns {Account | undefined} */
function findAccount() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${NAME}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/** @returns {Account} */
function createAccount() {
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME],
    // Alpine and other busybox systems
    ['adduser', '-S', '-D', '-H', NAME],
  ]
  for (const [command = '', ...args] of ways) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) break
  }
  const account = findAccount()
  if (account) return account
  throw new Error(
    `PostgreSQL does not run as root, and a system account "${NAME}" could not be made. ` +
      'Start Sayso as an ordinary user, or set the three database URLs to a server of yours.',
  )
}

/**
 * Whether the account may use these paths, asked of the system itself: modes, access lists and mounts all count.
 * @param {Account | undefined} account
 * @param {{ folders?: string[], programs?: string[], files?: string[] }} paths
 */
export function canUse(account, { folders = [], programs = [], files = [] }) {
  const tests = [
    ...folders.map((path) => ['-d', path, '-x', path]),
    ...programs.map((path) => ['-x', path]),
    ...files.map((path) => ['-r', path]),
  ].flat()
  const script = 'while [ $# -gt 0 ]; do test "$1" "$2" || exit 1; shift 2; done'
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...tests], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}
