/** A request that can't be carried out: the sentence is for the operator, the code for the shell. */
export class Refusal extends Error {
  constructor(
    sentence: string,
    /** 1: could not be done. 2: was not understood. */
    readonly code: 1 | 2 = 1,
  ) {
    super(sentence)
    this.name = 'Refusal'
  }
}
