import postgres from 'postgres'

const RETRY_MS = 1000

export interface Listening {
  stop(): Promise<void>
}

/**
 * Listens to a channel on a connection of its own, and again whenever that breaks. `onNotify` is also called when it
 * listens again, because notifications in between are lost. It does not use the driver's own `listen`, which gives up
 * silently, or tries again without a pause.
 */
export function listen(url: string, channel: string, onNotify: () => void): Listening {
  let sql: postgres.Sql | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const open = (): void => {
    const options = {
      max: 1,
      connect_timeout: 3,
      max_lifetime: null,
      fetch_types: false,
      onnotice: () => {},
      onnotify: () => onNotify(),
      onclose: () => retry(),
      connection: { application_name: 'sayso-listen' },
    }
    sql = postgres(url, options)
    sql`listen ${sql(channel)}`.then(onNotify, () => retry())
  }
  const retry = (): void => {
    if (stopped || timer) return
    sql?.end({ timeout: 0 }).catch(() => {})
    timer = setTimeout(() => {
      timer = undefined
      open()
    }, RETRY_MS)
  }
  open()

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await sql?.end({ timeout: 1 }).catch(() => {})
    },
  }
}
