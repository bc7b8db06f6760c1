import fc from 'fast-check'
import { afterAll } from 'vitest'
import { SEED } from './seeded'

// Runs before each test file. Generated cases come from the seed, and a file that fails prints it.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED })

interface Task {
  result?: { state?: string } | undefined
  tasks?: Task[]
}

const hasFailed = (task: Task): boolean =>
  task.result?.state === 'fail' || (task.tasks?.some((each) => hasFailed(each)) ?? false)

// Vitest reads the source of the first parameter, which must be a pattern.
// oxlint-disable-next-line no-empty-pattern
afterAll(({}, file) => {
  if (file.tasks.some((task) => hasFailed(task))) process.stderr.write(`To repeat this run: SEED=${SEED}\n`)
})
