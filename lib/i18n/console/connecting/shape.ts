import type { en } from './en'

/** The words of connecting a backend step by step. English sets the shape. */
export type ConnectingWords = typeof en
