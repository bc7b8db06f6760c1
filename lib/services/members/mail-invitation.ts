import { type Mail, sendMail } from '@/lib/backends/mail/send-mail'
import type { Deps } from '@/lib/services/deps'

/** `no_server`: no mail server is set. `not_sent`: it did not take the message; the log has the kind of the error. */
export type MailedInvitation = 'sent' | 'not_sent' | 'no_server'

/** Sends the link of an invitation, whose words the caller brings. The link is shown to the owner in any case. */
export async function mailInvitation(deps: Pick<Deps, 'settings' | 'log'>, mail: Mail): Promise<MailedInvitation> {
  const server = deps.settings.mail
  if (!server) return 'no_server'
  try {
    await sendMail(server, mail)
    return 'sent'
  } catch (error) {
    // Its message may quote the address.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    deps.log.warn({ code }, 'an invitation was not sent: the mail server did not take it')
    return 'not_sent'
  }
}
