import type { Bench, Figure } from '@/bench/bench'
import { measureCalled } from './called'
import { measurePosted } from './posted'

const FEW = 1000
const MANY = 100_000

/** What the worker takes away from saves that come as fast as they can, and how soon it delivers them meanwhile. */
export const worker: Bench = {
  name: 'worker',
  async run(workbench) {
    const many = workbench.quick ? MANY / 10 : MANY
    const figures: Figure[] = []
    for (const backlog of ['none', 'spent'] as const) figures.push(...(await measurePosted(workbench, many, backlog)))
    for (const [name, contacts, backlog] of [
      ['few contacts', FEW, 'none'],
      ['many contacts', many, 'none'],
      ['a backlog', many, 'spent'],
    ] as const) {
      workbench.say(`${name} …`)
      figures.push(...(await measureCalled(workbench, name, contacts, backlog)))
    }
    return figures
  },
}
