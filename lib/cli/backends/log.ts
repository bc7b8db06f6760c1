import { isUuid } from '@/lib/ids'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { readDeliveryLog } from '@/lib/services/backends/read-delivery-log'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { readOptions, wholeNumber } from './arguments'
import { type Command } from './command'
import { findBackend } from './find'

/**
 * `log <id>`: prints the attempts to deliver to a webhook, newest first: the time, the id of the contact and the
 * outcome. It never prints what was sent.
 */
export async function log(command: Command, args: string[]): Promise<void> {
  const { values, positionals } = readOptions(
    args,
    {
      failed: { type: 'boolean' },
      contact: { type: 'string' },
      limit: { type: 'string' },
    },
    1,
  )
  const { id, businessId, kind } = await findBackend(command, positionals[0])
  if (kind !== 'webhook')
    throw new OperatorError(`Only webhooks have a log of deliveries. For this backend use \`show ${id}\`.`)
  const { contact: contactId } = values
  if (contactId !== undefined && !isUuid(contactId))
    throw new OperatorError('--contact must be the id of a contact.', 2)
  const filter = {
    failed: values.failed ?? false,
    limit: wholeNumber(values.limit, 'limit', 20),
    ...(contactId === undefined ? {} : { contactId }),
  }
  const { deliveries: rows } = granted(await readDeliveryLog(command.deps, operatorOf(businessId), id, filter))
  if (rows.length === 0) return command.err('The log is empty.')
  for (const row of rows) {
    const outcome = row.error === null ? `taken (${row.status})` : row.error
    command.out(
      `${new Date(row.at).toISOString()}  ${row.contactId}  version ${row.version}, attempt ${row.attempt}: ${outcome}, ${row.tookMs} ms`,
    )
  }
}
