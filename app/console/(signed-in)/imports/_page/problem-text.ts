import type { ColumnUse, ImportsWords } from '@/lib/i18n/console/imports/shape'
import type { UseProblem } from '@/lib/services/imports/column-uses'

type Words = Pick<ImportsWords['preview'], 'problems' | 'uses'>

/** Returns what is wrong with the columns that were chosen, and what to do. */
export function problemText(problem: UseProblem, { problems, uses }: Words): string {
  switch (problem.problem) {
    case 'twice':
      return problems.twice(uses[problem.use as ColumnUse] ?? uses.answer)
    case 'refusals_beside':
    case 'answer_unclear':
      return problems[problem.problem](problem.column)
    default:
      return problems[problem.problem]('')
  }
}
