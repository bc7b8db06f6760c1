/**
 * What the operator asked for and can't be done, or was not understood: the message is a sentence for them, shown
 * without a stack. Anything else that is thrown is a fault of ours.
 */
export class OperatorError extends Error {
  /**
   * @param {string} sentence
   * @param {1 | 2} [exitCode] 1: it could not be done. 2: it was not understood.
   */
  constructor(sentence, exitCode = 1) {
    super(sentence)
    this.name = 'OperatorError'
    /** What the command ends with. */
    this.exitCode = exitCode
  }
}
