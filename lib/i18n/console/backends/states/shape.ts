import type { enStates } from './en'

/** The words of the states of a backend. English sets the shape. */
export type StateWords = typeof enStates
