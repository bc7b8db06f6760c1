import { createTransport } from 'nodemailer'

/** The mail server, as a URL with its login, and the address that mail is from. */
export interface MailServer {
  url: string
  from: string
}

export interface Mail {
  to: string
  subject: string
  /** Plain text: a link in it is whole, and nothing is loaded when it is read. */
  text: string
}

/** A person waits for it, so a server that does not respond is given up soon. */
const PATIENCE_MS = 10_000

/**
 * Hands one message to the mail server.
 * @throws what nodemailer throws: no connection, a wrong login, a refused address
 */
export async function sendMail({ url, from }: MailServer, mail: Mail): Promise<void> {
  const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS }
  // Nothing of a message is ever read from a file or an address.
  const transport = createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true })
  try {
    await transport.sendMail({ from, ...mail })
  } finally {
    transport.close()
  }
}
