import { instance } from '@/testing/instance'

interface SentMessage {
  type: string
  body: { template?: { name: string; language: { code: string }; components: { parameters: { text: string }[] }[] } }
}

/** Returns the messages that Sayso asked Meta's stand-in to send to a number, or to a user id. */
export async function sentTo(to: string): Promise<SentMessage[]> {
  const response = await fetch(`${instance().sandboxUrl}/_sandbox/graph/messages?to=${to}`)
  return (await response.json()) as SentMessage[]
}

/** Returns the link that a template has at the end of its button's address. */
export function linkOf({ body }: SentMessage): string {
  return `${instance().url}/p/${body.template?.components[0]?.parameters[0]?.text ?? ''}`
}
