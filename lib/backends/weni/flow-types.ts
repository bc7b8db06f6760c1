/** The parts of a flow export that we make (docs/reference/weni.md, 4): envelope version 13, flow spec 13.1.0. */

export type FlowAction =
  | { uuid: string; type: 'set_contact_field'; field: { key: string; name: string }; value: string }
  | { uuid: string; type: 'add_contact_groups'; groups: { uuid: string; name: string }[] }
  | { uuid: string; type: 'send_msg'; text: string; attachments: string[]; quick_replies: string[] }
  | {
      uuid: string
      type: 'call_webhook'
      method: 'POST'
      url: string
      headers: Record<string, string>
      body: string
      result_name: string
    }

export interface FlowRouter {
  type: 'switch'
  operand: string
  cases: { uuid: string; type: string; arguments: string[]; category_uuid: string }[]
  categories: { uuid: string; name: string; exit_uuid: string }[]
  default_category_uuid: string
}

export interface FlowNode {
  uuid: string
  actions: FlowAction[]
  router?: FlowRouter
  exits: { uuid: string; destination_uuid: string | null }[]
}

export interface Flow {
  uuid: string
  name: string
  spec_version: '13.1.0'
  language: string
  type: 'messaging'
  revision: number
  expire_after_minutes: number
  localization: Record<string, Record<string, Record<string, string[]>>>
  nodes: FlowNode[]
  _ui: {
    nodes: Record<string, { type: string; position: { left: number; top: number }; config?: object }>
    stickies: Record<string, never>
  }
}

export interface FlowTrigger {
  trigger_type: 'K'
  flow: { uuid: string; name: string }
  groups: never[]
  exclude_groups: never[]
  channel: null
  keyword: string
}

export interface FlowExport {
  version: '13'
  site: string
  flows: Flow[]
  campaigns: never[]
  triggers: FlowTrigger[]
  fields: { key: string; name: string; type: 'text' }[]
  groups: { uuid: string; name: string; query: null }[]
}
