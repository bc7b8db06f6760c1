import postgres from 'postgres'

/** The PostgreSQL server of one run of tests. The global set-up passes it to the files. */
export interface TestServer {
  adminUrl: string
  ownerUrl: string
  appUrl: string
  workerUrl: string
  /** The superuser's addresses of the other nodes of a cluster; none where the server is alone. */
  otherNodes: string[]
  /** A migrated, empty database to clone. */
  template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** Returns the address of another database on the same server, with the same user. */
export function inDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

/** Runs `work` as the superuser of each node, in the database of that name or in the one of the node's address. */
export async function onEachNode(
  { adminUrl, otherNodes }: Pick<TestServer, 'adminUrl' | 'otherNodes'>,
  work: (sql: postgres.Sql) => Promise<unknown>,
  name?: string,
): Promise<void> {
  const run = async (url: string) => {
    const sql = postgres(name === undefined ? url : inDatabase(url, name), { max: 1, onnotice: () => {} })
    try {
      await work(sql)
    } finally {
      await sql.end()
    }
  }
  await Promise.all([adminUrl, ...otherNodes].map(run))
}
