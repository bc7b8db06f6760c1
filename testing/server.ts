/** The server the tests of one run use, handed from the global set-up to the files. */
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

/** The same server and user, another database. */
export function inDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}
