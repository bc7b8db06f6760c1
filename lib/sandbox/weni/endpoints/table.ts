import type { ApiRequest, Reply } from '@/lib/sandbox/weni/reply'
import type { Scope } from '@/lib/sandbox/weni/settings'
import type { Store } from '@/lib/sandbox/weni/store'
import { postContactAction } from './contact-actions'
import { listContacts } from './contacts-list'
import { deleteContact, postContact } from './contacts-write'
import { listFields, postField } from './fields'
import { listGlobals, postGlobal } from './globals'
import { deleteGroup, listGroups, postGroup } from './groups'
import { showWorkspace } from './workspace'

export type Handler = (request: ApiRequest, store: Store) => Reply

export interface Endpoint {
  scope: Scope
  GET?: Handler
  POST?: Handler
  DELETE?: Handler
}

/** Every endpoint of the stand-in by its name in the URL. */
export function endpointTable(workspace: { uuid: string; name: string }): ReadonlyMap<string, Endpoint> {
  const show: Endpoint = { scope: 'v2', GET: (_, store) => showWorkspace(store, workspace) }
  return new Map<string, Endpoint>([
    ['contacts', { scope: 'v2.contacts', GET: listContacts, POST: postContact, DELETE: deleteContact }],
    ['contact_actions', { scope: 'v2', POST: postContactAction }],
    ['groups', { scope: 'v2', GET: listGroups, POST: postGroup, DELETE: deleteGroup }],
    ['fields', { scope: 'v2', GET: listFields, POST: postField }],
    ['globals', { scope: 'v2', GET: listGlobals, POST: postGlobal }],
    ['workspace', show],
    ['org', show],
  ])
}
