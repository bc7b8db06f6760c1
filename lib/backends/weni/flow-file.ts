import { createHash } from 'node:crypto'
import { CONFIRM_WORDS, MY_DATA_WORDS, RECEIPT_WORDS } from '@/lib/chat-words'
import { paths } from '@/lib/paths'
import { languageOf } from './contact'
import type { Flow, FlowAction, FlowExport, FlowNode } from './flow-types'
import { APOLOGIES, chatTriggers, RETURN_TRIGGERS, STOP_TRIGGERS, triggersFor, wordsOf } from './flow-words'
import { MARKETING_FIELD, MISSED_FIELD, MISSED_NEXT } from './settings'

/** The global that holds the bearer token. An import makes it, empty, where it is missing. */
export const TOKEN_GLOBAL = { key: 'sayso_token', name: 'Sayso token' }
export const MARKETING_LABEL = 'Marketing opt-in'
export const MISSED_LABEL = 'Sayso missed'

export interface FlowFileOptions {
  /** Sayso's public origin, without a slash at the end. */
  baseUrl: string
  backendId: string
  /** The business's languages; the first is the flows' own. */
  locales: readonly string[]
  /** The word for "my preferences", by language. */
  linkKeywords: Readonly<Record<string, string | undefined>>
  /** Further fields and static groups that show the topics. */
  fields: readonly { key: string; name: string }[]
  groups: readonly { uuid: string; name: string }[]
  /** Those groups that list who refuses a marketing topic; the business's flows ask them before they send. */
  refusing?: readonly { uuid: string; name: string }[]
}

type Purpose = 'stop' | 'return' | 'link'

const NAMES: Readonly<Record<Purpose, string>> = {
  stop: 'Sayso stop',
  return: 'Sayso return',
  link: 'Sayso preferences',
}
const EXPIRE_MINUTES = 720

/** The editor's default body (docs/reference/weni.md, 5) and the text that the person wrote. */
const BODY = `@(json(object(
  "contact", object("uuid", contact.uuid, "name", contact.name, "urn", contact.urn),
  "flow", object("uuid", run.flow.uuid, "name", run.flow.name),
  "results", foreach_value(results, extract_object, "value", "category"),
  "text", input.text
)))`

/** The engine cuts the value of a field to this many characters (docs/reference/weni.md, 1.8). */
const FIELD_MAX_CHARS = 640
/** This many characters of what waits in the field are never cut to make room for a refusal. */
const KEPT_CHARS = 477

const behind = (waiting: string) =>
  `@(if(fields.${MISSED_FIELD} = "", input.text, ${waiting} & "${MISSED_NEXT}" & input.text))`

/**
 * What a flow writes into the field for missed messages: what waits there, which may be a refusal, and behind it what
 * was written now. A refusal always gets room: of what waits, as much as fits beside it is kept, or its beginning. A
 * word of return, or of a code, gets only the room that is left.
 */
const MISSED: Readonly<Record<Exclude<Purpose, 'link'>, string>> = {
  stop: behind(
    `text_slice(fields.${MISSED_FIELD}, 0, ` +
      `max(${KEPT_CHARS}, ${FIELD_MAX_CHARS - MISSED_NEXT.length} - text_length(input.text)))`,
  ),
  return: behind(`fields.${MISSED_FIELD}`),
}

/**
 * Returns the flows of a business as one file to import: for refusals, for returns, and for the link. The flow for
 * refusals turns Weni's own switch for marketing off before it calls Sayso, so the refusal holds even while Sayso is
 * away; a refusal that did not arrive is in a field that polling reads. A request for the link, which is of no use
 * later, never takes its place there. Ids are made from the backend's id, so the same
 * business always gets the same file.
 */
export function makeFlow(options: FlowFileOptions): FlowExport {
  const { baseUrl, locales } = options
  const linkWords = Object.values(options.linkKeywords).flatMap((word) => (word ? triggersFor(word) : []))
  const words: Record<Purpose, string[]> = {
    stop: wordsOf(STOP_TRIGGERS, locales),
    // The same flow passes on the words that confirm what waits, and that ask for the code of the person's data or for
    // their receipt.
    return: [
      ...wordsOf(RETURN_TRIGGERS, locales),
      ...chatTriggers(CONFIRM_WORDS, locales),
      ...chatTriggers(MY_DATA_WORDS, locales),
      ...chatTriggers(RECEIPT_WORDS, locales),
    ],
    link: [...new Set(linkWords)],
  }
  const taken = new Set<string>()
  const flows: Flow[] = []
  const triggers: FlowExport['triggers'] = []
  for (const purpose of ['stop', 'return', 'link'] as const) {
    // A word starts only one flow, and the flow for refusals comes first.
    const own = words[purpose].filter((word) => !taken.has(word))
    own.forEach((word) => taken.add(word))
    const flow = flowFor(options, purpose)
    flows.push(flow)
    for (const keyword of own) {
      const { uuid, name } = flow
      triggers.push({ trigger_type: 'K', flow: { uuid, name }, groups: [], exclude_groups: [], channel: null, keyword })
    }
  }
  const fields = [
    { key: MARKETING_FIELD, name: MARKETING_LABEL },
    { key: MISSED_FIELD, name: MISSED_LABEL },
    ...options.fields,
  ]
  return {
    version: '13',
    site: baseUrl,
    flows,
    campaigns: [],
    triggers,
    fields: fields.map(({ key, name }) => ({ key, name, type: 'text' })),
    groups: options.groups.map(({ uuid, name }) => ({ uuid, name, query: null })),
  }
}

function flowFor(options: FlowFileOptions, purpose: Purpose): Flow {
  const { backendId, locales, baseUrl } = options
  const id = (name: string) => stableUuid(`${backendId}/${purpose}/${name}`)
  const [own = 'en', ...others] = locales
  const endpoint = purpose === 'link' ? 'link' : 'message'
  const apologies = purpose === 'stop' ? APOLOGIES.stop : APOLOGIES.other
  const apology = (locale: string): string => (apologies as Readonly<Record<string, string>>)[locale] ?? apologies.en
  const answer = '@webhook.text'

  const nodes: FlowNode[] = []
  if (purpose === 'stop') {
    const first = set(id('refuse'), { key: MARKETING_FIELD, name: MARKETING_LABEL }, 'false')
    const listed = options.refusing ?? []
    // Flows that ask a list of those who refuse must see this refusal from here on as well.
    const join: FlowAction[] =
      listed.length === 0
        ? []
        : [{ uuid: id('list'), type: 'add_contact_groups', groups: listed.map(({ uuid, name }) => ({ uuid, name })) }]
    nodes.push(plain(id, 'first', [first, ...join], id('call')))
  }
  nodes.push(webhook(id, baseUrl + paths.flowCall(backendId, endpoint)))
  nodes.push(plain(id, 'answered', [say(id('answer'), answer)], null))
  const field = { key: MISSED_FIELD, name: MISSED_LABEL }
  const missed = purpose === 'link' ? [] : [set(id('missed'), field, MISSED[purpose])]
  nodes.push(plain(id, 'failed', [...missed, say(id('apology'), apology(own))], null))

  const localization = Object.fromEntries(
    others.map((locale) => [
      languageOf(locale) ?? locale,
      { [id('answer')]: { text: [answer] }, [id('apology')]: { text: [apology(locale)] } },
    ]),
  )
  return {
    uuid: id('flow'),
    name: NAMES[purpose],
    spec_version: '13.1.0',
    language: languageOf(own) ?? 'eng',
    type: 'messaging',
    revision: 1,
    expire_after_minutes: EXPIRE_MINUTES,
    localization,
    nodes,
    _ui: {
      nodes: Object.fromEntries(nodes.map((node, row) => [node.uuid, placeOf(node, row, row === nodes.length - 1)])),
      stickies: {},
    },
  }
}

type Id = (name: string) => string

function webhook(id: Id, url: string): FlowNode {
  const [success, failure] = [id('success'), id('failure')]
  return {
    uuid: id('call'),
    actions: [
      {
        uuid: id('webhook'),
        type: 'call_webhook',
        method: 'POST',
        url,
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/json',
          Authorization: `Bearer @globals.${TOKEN_GLOBAL.key}`,
        },
        body: BODY,
        result_name: 'Sayso',
      },
    ],
    router: {
      type: 'switch',
      operand: '@results.sayso.category',
      cases: [{ uuid: id('case'), type: 'has_only_text', arguments: ['Success'], category_uuid: success }],
      categories: [
        { uuid: success, name: 'Success', exit_uuid: id('success exit') },
        { uuid: failure, name: 'Failure', exit_uuid: id('failure exit') },
      ],
      default_category_uuid: failure,
    },
    exits: [
      { uuid: id('success exit'), destination_uuid: id('answered') },
      { uuid: id('failure exit'), destination_uuid: id('failed') },
    ],
  }
}

function plain(id: Id, name: string, actions: FlowAction[], next: string | null): FlowNode {
  return { uuid: id(name), actions, exits: [{ uuid: id(`${name} exit`), destination_uuid: next }] }
}

function set(uuid: string, field: { key: string; name: string }, value: string): FlowAction {
  return { uuid, type: 'set_contact_field', field, value }
}

function say(uuid: string, text: string): FlowAction {
  return { uuid, type: 'send_msg', text, attachments: [], quick_replies: [] }
}

/** Places the nodes one below the other and the two ends side by side, because the editor lays them out badly. */
function placeOf(node: FlowNode, row: number, isFailure: boolean): Flow['_ui']['nodes'][string] {
  const isEnd = node.exits.every((exit) => exit.destination_uuid === null)
  const position = {
    left: isEnd && !isFailure ? 40 : isFailure ? 360 : 200,
    top: isFailure ? 60 + (row - 1) * 200 : 60 + row * 200,
  }
  return node.router ? { type: 'split_by_webhook', position, config: {} } : { type: 'execute_actions', position }
}

/** Returns a UUID in the form of version 4, the only one that imports accept, and always the same for the same name. */
function stableUuid(name: string): string {
  const bytes = createHash('sha256').update(`sayso.flow\n${name}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}
