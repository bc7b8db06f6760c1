import { randomBytes } from 'node:crypto'
import { environmentSecret } from '@/lib/env'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { connectWhatsApp } from '@/lib/services/backends/connect-whatsapp'
import { operatorOf } from '@/lib/services/callers/caller'
import { readOptions, required } from './arguments'
import { type Command } from './command'
import { findBusiness } from './find'
import { whatsAppProblem } from './problems'

/** `connect whatsapp`: tries the access token, stores it, and prints what to enter at Meta. */
export async function connectWhatsAppCommand(command: Command, args: string[]): Promise<void> {
  const { values } = readOptions(args, {
    'phone-number-id': { type: 'string' },
    'waba-id': { type: 'string' },
    number: { type: 'string' },
    url: { type: 'string' },
    business: { type: 'string' },
    name: { type: 'string' },
  })
  const phoneNumberId = required(values['phone-number-id'], 'phone-number-id')
  const wabaId = required(values['waba-id'], 'waba-id')
  const displayNumber = required(values.number, 'number')
  const business = await findBusiness(command, values.business)
  const accessToken = await command.secrets.read('WHATSAPP_ACCESS_TOKEN', 'access token')
  const appSecret = await command.secrets.read('WHATSAPP_APP_SECRET', 'app secret')
  const verifyToken = environmentSecret('WHATSAPP_VERIFY_TOKEN') ?? randomBytes(24).toString('base64url')
  const result = await connectWhatsApp(command.deps, operatorOf(business.id), {
    name: values.name ?? 'WhatsApp',
    secret: { accessToken, appSecret, verifyToken, wabaId },
    settings: { phoneNumberId },
    displayNumber,
    ...(values.url === undefined ? {} : { baseUrl: values.url }),
  })
  if (!result.ok) throw new OperatorError(whatsAppProblem(result))
  command.out(`Connected     ${result.backendId}
Callback URL  ${result.callbackUrl}
Verify token  ${verifyToken}
Paste both under WhatsApp → Configuration, then subscribe to: messages, standby, messaging_handovers, user_preferences,
message_template_status_update, message_template_quality_update, message_template_components_update, \
template_category_update.`)
}
