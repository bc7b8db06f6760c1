import { type Figure, ratioFigure } from '@/bench/bench'
import type { Side } from './sides'

/**
 * Tells whether the saves changed anything. What was on its way when a round ended may have been saved without an
 * answer, so there may be more of them than answers.
 */
export async function savedOf({ name, saved }: Side, before: number, answered: number): Promise<Figure[]> {
  if (!saved || answered === 0) return []
  const grown = (await saved()) - before
  const method = `${grown.toLocaleString('en')} in the database, ${answered.toLocaleString('en')} answered`
  return [ratioFigure(`saves of ${name} that changed something / answered`, grown / answered, 0.99, method)]
}
