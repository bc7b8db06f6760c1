/** The words of the front door, and of what messages cost. */
export interface DoorWords {
  title: string
  lead: string
  address: string
  open: string
  code: string
  codeLead: string
  /** On the links to the pictures. */
  downloads: { door: string; chat: string }
  cost: {
    title: string
    month: (number: string, month: string, free: number, templates: number) => string
    /** How many of them Meta bills: a whole number, or a range where other sending systems use the number. */
    billed: (least: number, most: number) => string
    estimate: (least: string, most: string) => string
    noPrice: string
    rule: (free: number) => string
    confirmations: string
    unpaid: (number: string, date: string) => string
  }
}
