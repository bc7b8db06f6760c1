import type { z } from 'zod'
import { POST as makeLinks } from '@/app/api/v1/links/route'
import { makeLinksOperation } from '@/lib/api/operations/links'
import type { Locale } from '@/lib/api/schemas'
import { type CallOperation, ToolProblem } from '@/lib/http/mcp/call-operation'

/** Why there is no link, in the words of a tool. */
export const NO_LINK = {
  unreadable: 'The text names no contact: it is no phone number with its country code, no BSUID and no id.',
  unknown_contact: 'The business has no contact with this id.',
  unknown_source: 'The business has no source with this id or reference.',
  unknown_topic: 'The business has no topic with this id or key that people can refuse.',
  released: 'The person gave this number up: it belongs to somebody else now. Nothing may be sent to this contact.',
  erased: 'The person was erased. Nothing is stored about them, and nothing may be sent.',
} as const

/** Returns the link of a person. A phone number or BSUID that is not known becomes a contact without answers. */
export async function linkOf(call: CallOperation, contact: string, language?: z.infer<typeof Locale>) {
  const link = await call(makeLinksOperation, makeLinks, { body: { contact, language } })
  if ('links' in link) throw new ToolProblem('invalid_body', 'One contact can be asked about at a time.')
  return link
}
