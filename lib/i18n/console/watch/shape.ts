import type { en } from './en'

/** The words of the template watch: which message drives people away. English sets the shape. */
export type WatchWords = typeof en
