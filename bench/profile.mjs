import cluster from 'node:cluster'
import { mkdirSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { join } from 'node:path'

// Loaded into web processes by `npm run bench -- page --profile`: Node reads --cpu-prof only from the command line,
// which the bench does not write for these processes.
const folder = process.env['BENCH_PROFILES']
if (cluster.isWorker && folder) {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.start')
  process.once('exit', () => {
    session.post('Profiler.stop', (error, result) => {
      if (error) return
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `web-${process.pid}.cpuprofile`), JSON.stringify(result.profile))
    })
  })
}
