import type { en } from './en'

/** The words of the list of templates and of one template's page. English sets the shape. */
export type TemplatesWords = typeof en
