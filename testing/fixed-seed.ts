import fc from 'fast-check'
import { afterAll } from 'vitest'
import { SEED } from './seeded'

// Set up before each test file: generated cases are those of the seed, and a file that fails says which it was.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED })

interface Task {
  result?: { state?: string } | undefined
  tasks?: Task[]
}

const hasFailed = (task: Task): boolean =>
  task.result?.state === 'fail' || (task.tasks?.some((each) => hasFailed(each)) ?? false)

// Vitest reads the first parameter's text: it must be a pattern.
// oxlint-disable-next-line no-empty-pattern
afterAll(({}, file) => {
  if (file.tasks.some((task) => hasFailed(task))) process.stderr.write(`to repeat this: SEED=${SEED}\n`)
})
