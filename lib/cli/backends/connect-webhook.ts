import { OperatorError } from '@/lib/process/operator-error.mjs'
import { connectWebhook } from '@/lib/services/backends/connect-webhook'
import { operatorOf } from '@/lib/services/callers/caller'
import { readOptions, required } from './arguments'
import { type Command } from './command'
import { findBusiness } from './find'
import { webhookProblem } from './problems'

/** `connect webhook`: makes the signing secret and prints it. It is not shown again. */
export async function connectWebhookCommand(command: Command, args: string[]): Promise<void> {
  const { values } = readOptions(args, {
    url: { type: 'string' },
    business: { type: 'string' },
    name: { type: 'string' },
  })
  const url = required(values.url, 'url')
  const business = await findBusiness(command, values.business)
  const result = await connectWebhook(command.deps, operatorOf(business.id), { name: values.name ?? 'Webhook', url })
  if (!result.ok) throw new OperatorError(webhookProblem(result))
  command.out(`Connected  ${result.backendId}
Secret     ${result.secret}
Copy the secret to the receiver now: it is not shown again. The choices of all contacts are on their way, refusals \
first.`)
}
