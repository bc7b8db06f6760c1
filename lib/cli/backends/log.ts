import { inBusiness } from '@/db/client'
import { readWebhookDeliveries } from '@/db/queries/backends/webhook-deliveries'
import { isUuid } from '@/lib/ids'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { readOptions, wholeNumber } from './arguments'
import { type Command } from './command'
import { findBackend } from './find'

/**
 * `log <id>`: attempts to deliver to a webhook, newest first: when, about which contact (by our id), and the outcome.
 * Never what was sent.
 */
export async function log(command: Command, args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    failed: { type: 'boolean' },
    contact: { type: 'string' },
    limit: { type: 'string' },
  })
  const { id, businessId, kind } = await findBackend(command, positionals[0])
  if (kind !== 'webhook')
    throw new OperatorError(`Only webhooks have a log of deliveries; \`show ${id}\` tells of others.`)
  const { contact: contactId } = values
  if (contactId !== undefined && !isUuid(contactId)) throw new OperatorError('--contact is the id of a contact.', 2)
  const filter = {
    failed: values.failed ?? false,
    limit: wholeNumber(values.limit, 'limit', 20),
    ...(contactId === undefined ? {} : { contactId }),
  }
  const rows = await inBusiness(command.deps.db, businessId, (tx) => readWebhookDeliveries(tx, businessId, id, filter))
  if (rows.length === 0) return command.err('There is nothing in the log.')
  for (const row of rows) {
    const outcome = row.error === null ? `taken (${row.status})` : row.error
    command.out(
      `${new Date(row.at).toISOString()}  ${row.contactId}  version ${row.version}, attempt ${row.attempt}: ${outcome}, ${row.tookMs} ms`,
    )
  }
}
