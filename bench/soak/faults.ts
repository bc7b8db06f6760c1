import { control } from '@/bench/sync/sandbox'
import type { Stack } from './stack'

/** Something that goes wrong while everything runs. */
export interface Fault {
  name: string
  /** Makes it happen. */
  begin(stack: Stack): Promise<void>
  /** Ends it, after `SECONDS` of it. */
  end?(stack: Stack): Promise<void>
}

/** How long a fault lasts that does not end by itself. */
export const FAULT_SECONDS = 20

const weni = (fault: Record<string, unknown>) => (stack: Stack) => control<void>(stack.sandbox, 'POST', 'faults', fault)
const graph = (fault: Record<string, unknown>) => (stack: Stack) =>
  control<void>(stack.sandbox, 'POST', 'graph/faults', fault)
const hooks = (fault: Record<string, unknown>) => (stack: Stack) =>
  control<void>(stack.sandbox, 'POST', 'hooks/faults', fault)
const ends = (path: string) => (stack: Stack) => control<void>(stack.sandbox, 'POST', path, [])

/** One begins each minute, in this order, again and again. */
export const FAULTS: readonly Fault[] = [
  { name: 'a web process killed', begin: async (stack) => void process.kill(stack.otherWeb(), 'SIGKILL') },
  {
    name: 'a worker killed, another started',
    begin: (stack) => stack.otherWorker.end('SIGKILL'),
    end: (stack) => stack.otherWorker.start(),
  },
  { name: 'Weni answers 500', begin: weni({ mode: '500' }), end: ends('faults') },
  {
    name: 'every connection to PostgreSQL ended',
    begin: (stack) =>
      asAdmin(
        stack,
        `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
      ),
  },
  { name: 'the receiver of webhooks is down', begin: hooks({ answer: 'down' }), end: ends('hooks/faults') },
  {
    name: 'Weni does it and does not answer, one call in three',
    begin: weni({ mode: 'timeout_after_effect', rate: 0.3, ms: 5000 }),
    end: ends('faults'),
  },
  {
    name: 'a session of PostgreSQL crashes, all are ended, the log is replayed',
    begin: async (stack) => {
      const admin = stack.database.admin()
      try {
        const [row] = await admin.sql<{ pid: number }[]>`
          select pid from pg_stat_activity where datname = current_database() and application_name like 'sayso-w%'
          order by pid limit 1`
        if (row) process.kill(row.pid, 'SIGKILL')
      } finally {
        await admin.close().catch(() => {})
      }
    },
  },
  { name: 'WhatsApp takes messages and does not answer', begin: graph({ mode: 'lost' }), end: ends('graph/faults') },
  { name: 'Weni throttles', begin: weni({ mode: '429', retryAfter: 5 }), end: ends('faults') },
  {
    name: 'a worker updated: asked to end, started again',
    begin: (stack) => stack.otherWorker.end('SIGTERM'),
    end: (stack) => stack.otherWorker.start(),
  },
  {
    name: 'the receiver of webhooks takes them and does not answer, one in three',
    begin: hooks({ answer: 'timeout_after_effect', rate: 0.3, ms: 5000 }),
    end: ends('hooks/faults'),
  },
  { name: 'WhatsApp is down', begin: graph({ mode: 'down' }), end: ends('graph/faults') },
]

async function asAdmin(stack: Stack, statement: string): Promise<void> {
  const admin = stack.database.admin()
  await admin.sql.unsafe(statement).finally(() => admin.close())
}
