import type { en } from './en'

/** The words of the list of backends and of one backend's page. English sets the shape. */
export type BackendsWords = typeof en
