import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Returns the lines that `npm start` prints when it is ready; people and programs read them.
 * @param {string} folder the data folder, where the seed has put demo.json
 */
export function readyLines(folder) {
  const { BASE_URL, AUTH_URL, SANDBOX_URL, SAYSO_DEMO } = process.env
  const lines = [`Sayso: ${BASE_URL}`]
  if (SAYSO_DEMO !== '1') return lines
  /**
   * @type {{
   *   console: { email: string, password: string }, apiKey: string, apiToken: string, inboundUrl: string,
   *   inboundToken: string, phoneLink: string, frontDoor: string, whatsapp: { inboundUrl: string, verifyToken: string,
   *   appSecret: string, accessToken: string, phoneNumberId: string } }}
   */
  const demo = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))
  return [
    ...lines,
    `Console: ${AUTH_URL || BASE_URL}/console user ${demo.console.email} password ${demo.console.password}`,
    `Sandbox: ${BASE_URL}/sandbox`,
    `Backend API: ${SANDBOX_URL}/api/v2/ token ${demo.apiToken}`,
    `Weni inbound: ${demo.inboundUrl} token ${demo.inboundToken}`,
    `WhatsApp inbound: ${demo.whatsapp.inboundUrl} verify ${demo.whatsapp.verifyToken} secret ${demo.whatsapp.appSecret}`,
    `API key: ${demo.apiKey}`,
    `Gateway: ${BASE_URL}/graph/v24.0/${demo.whatsapp.phoneNumberId}/messages token ${demo.whatsapp.accessToken}`,
    `Preference link: ${demo.phoneLink}`,
    `Front door: ${demo.frontDoor}`,
    `Embed demo: ${SANDBOX_URL}/`,
  ]
}
