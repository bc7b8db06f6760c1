import { GraphError } from './errors'
import { waIdOf } from './people'
import { isRecord } from './read'

/**
 * The conversations that the business answers, where Meta's Business Agent answers all others
 * (docs/reference/whatsapp.md, 11).
 */
export class Threads {
  /** WhatsApp ids of people whose conversation the business has taken. */
  readonly taken = new Set<string>()
  /** The people whose conversation was given back, in order. */
  released: string[] = []

  clear(): void {
    this.taken.clear()
    this.released = []
  }

  /**
   * `POST /{phone-number-id}/thread_control`: only a conversation that the business holds can be given back. Throws
   * GraphError.
   */
  control(value: unknown): Record<string, unknown> {
    if (!isRecord(value) || value['messaging_product'] !== 'whatsapp')
      throw new GraphError(100, 'The parameter messaging_product is required.')
    if (value['action'] !== 'release') throw new GraphError(100, 'action is not one of release.')
    const { to, recipient } = value
    const who = typeof to === 'string' ? waIdOf(to) : typeof recipient === 'string' ? recipient : null
    if (who === null) throw new GraphError(100, 'The parameter to is required.')
    if (!this.taken.delete(who)) throw new GraphError(100, 'You do not hold this thread.')
    this.released.push(who)
    return { messaging_product: 'whatsapp' }
  }
}
