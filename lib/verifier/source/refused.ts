import type { Words } from './words/shape'

/** A sentence, in the language of the person who reads it. */
export type Say = (words: Words) => string

/** The file can't be read any further; `say` says why. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly say: Say

  constructor(say: Say) {
    super('refused')
    this.say = say
  }
}
