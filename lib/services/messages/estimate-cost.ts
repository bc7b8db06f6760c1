import type { SentMonth } from '@/db/queries/messages/sent-months'

/** How many free-form messages of a number Meta delivers in a month for nothing (docs/reference/whatsapp.md, 11). */
export const FREE_A_MONTH = 1000

/**
 * The price of a utility or free-form message to a country, in US dollars (docs/reference/whatsapp.md, 11). Meta's list
 * has a price for each country; those that no source confirms are not here.
 */
const PRICES: Readonly<Record<string, number>> = { BR: 0.0068 }

export interface CostOfMonth {
  displayNumber: string
  /** Confirmations, answers and fresh links that are no templates. */
  freeForm: number
  templates: number
  /**
   * How many Meta bills: at least those beyond the free ones, at most all, if other systems of the business have used
   * the free ones of the number.
   */
  billed: { least: number; most: number }
  /** The same in US dollars; null where the price is not known. */
  dollars: { least: number; most: number } | null
}

/**
 * Estimates what the messages that Sayso sent in a month (`YYYY-MM`) cost, for each number. Nearly all people of a
 * business live in its country, so its price is used.
 */
export function estimateCost(
  months: readonly Pick<SentMonth, 'displayNumber' | 'month' | 'kind' | 'count'>[],
  month: string,
  country: string,
): CostOfMonth[] {
  const price = PRICES[country]
  const ofMonth = months.filter((each) => each.month === month)
  const numbers = [...new Set(ofMonth.map(({ displayNumber }) => displayNumber))]
  return numbers.map((displayNumber) => {
    const lines = ofMonth.filter((each) => each.displayNumber === displayNumber)
    const sum = (isTemplate: boolean) =>
      lines.reduce((total, { kind, count }) => total + ((kind === 'template') === isTemplate ? count : 0), 0)
    const [freeForm, templates] = [sum(false), sum(true)]
    const billed = { least: Math.max(0, freeForm - FREE_A_MONTH) + templates, most: freeForm + templates }
    const dollars = price === undefined ? null : { least: billed.least * price, most: billed.most * price }
    return { displayNumber, freeForm, templates, billed, dollars }
  })
}
