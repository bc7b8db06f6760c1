/** The PostgreSQL server of one run of tests. The global set-up passes it to the files. */
export interface TestServer {
  adminUrl: string
  ownerUrl: string
  appUrl: string
  workerUrl: string
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
