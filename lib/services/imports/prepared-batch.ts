import type { Person } from './group-rows'
import type { Guess, Refusal } from './read-rows'

/** Rows of a file that were read and collected by person: a batch, which becomes one transaction. */
export interface PreparedBatch {
  /** How many rows of the file it has. */
  rows: number
  people: readonly Person[]
  refused: readonly Refusal[]
  /** Answers whose number has no country code and may be another person's. */
  guessed: Guess[]
  /** The version of the configuration with which the rows were read. */
  configVersion: number
}

export interface ClaimedImport {
  businessId: string
  importId: string
  /** The worker that holds the claim. */
  by: string
  /** How many rows were processed before. */
  done: number
  leaseMs: number
}

/** Called when all statements of a batch were sent, with whether nobody of it was known. */
export type OnSent = (areStrangers: boolean) => void
