import { Refused, type Say } from './refused'

/** Something that was checked: it holds, it does not, or (`note`) it is said so that nobody takes it for checked. */
export interface Finding {
  result: 'holds' | 'fails' | 'note'
  say: Say
}

/** What a line of the ledger says that a person did, for people to read. */
export interface Told {
  recordedAt: string
  kind: string
  choices: { name: string; answer: string }[]
}

export class Report {
  readonly findings: Finding[] = []
  told: Told | null = null
  /** Whether something was compared with the checkpoint that the user kept. */
  isKeptCompared = false

  holds(say: Say): void {
    this.findings.push({ result: 'holds', say })
  }

  fails(say: Say): void {
    this.findings.push({ result: 'fails', say })
  }

  note(say: Say): void {
    this.findings.push({ result: 'note', say })
  }

  /** Notes the first finding if the condition is met, else the second as a failure. Returns the condition. */
  check(condition: boolean, holds: Say, fails: Say): boolean {
    if (condition) this.holds(holds)
    else this.fails(fails)
    return condition
  }

  /** Whether everything that was checked holds, and something was checked. */
  get good(): boolean {
    return (
      this.findings.some(({ result }) => result === 'holds') && !this.findings.some(({ result }) => result === 'fails')
    )
  }

  /** Runs a check whose file may turn out to be unreadable. */
  async run(check: () => Promise<void>): Promise<this> {
    try {
      await check()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.fails(error.say)
    }
    return this
  }
}
