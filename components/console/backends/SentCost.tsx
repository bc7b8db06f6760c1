import Link from 'next/link'
import { DOOR } from '@/lib/i18n/console/door/words'
import { formatInstant } from '@/lib/i18n/format'
import type { Scene } from './scene'

interface Props {
  /** The first day of the month, as milliseconds since the epoch. */
  month: number
  free: number
  lines: readonly {
    displayNumber: string
    freeForm: number
    templates: number
    billed: { least: number; most: number }
    dollars: { least: number; most: number } | null
  }[]
  unpaid: readonly { displayNumber: string; at: number }[]
  scene: Scene
}

/** What the messages of this month cost, as far as we can know, and whether WhatsApp holds them back. */
export function SentCost({ month, free, lines, unpaid, scene: { locale, timeZone } }: Props) {
  const { cost } = DOOR[locale]
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(month)
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' })
  return (
    <div className="panel pad flow">
      {unpaid.map(({ displayNumber, at }) => (
        <p key={displayNumber} className="note" role="status">
          <span>{cost.unpaid(displayNumber, formatInstant(at, 'dateTime', locale, timeZone))}</span>
        </p>
      ))}
      <p>{cost.rule(free)}</p>
      {lines.map(({ displayNumber, freeForm, templates, billed, dollars }) => (
        <p key={displayNumber}>
          {cost.month(displayNumber, name, freeForm, templates)} {cost.billed(billed.least, billed.most)}{' '}
          {dollars ? cost.estimate(money.format(dollars.least), money.format(dollars.most)) : cost.noPrice}
        </p>
      ))}
      <p>
        <Link href="/console/look">{cost.confirmations}</Link>
      </p>
    </div>
  )
}
