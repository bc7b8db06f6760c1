import type { Operation } from './operation'
import { getAudience, postAudience, putAudience } from './operations/audiences'
import { listBackends, replayBackend } from './operations/backends'
import { checkContacts } from './operations/check'
import { getContact, lookUpContacts, notePreferences } from './operations/contacts'
import { listEvents } from './operations/events'
import { getEvidence } from './operations/evidence'
import { exportConsents } from './operations/exports'
import { createImport, getImport, getImportReport, listImports } from './operations/imports'
import { makeLinks } from './operations/links'
import { changeSettings, getSettings } from './operations/settings'
import { listSources, nameSource } from './operations/sources'
import { listTemplates, mapTemplate } from './operations/templates'
import { changeTopic, getTopic, listTopics } from './operations/topics'

/** Every endpoint of the API, in the order of the reference. openapi.json, the reference and the client are made from this list. */
export const ALL_OPERATIONS: readonly Operation[] = [
  checkContacts,
  putAudience,
  postAudience,
  getAudience,
  makeLinks,
  lookUpContacts,
  getContact,
  notePreferences,
  getEvidence,
  createImport,
  listImports,
  getImport,
  getImportReport,
  listEvents,
  exportConsents,
  listTopics,
  getTopic,
  changeTopic,
  listTemplates,
  mapTemplate,
  listSources,
  nameSource,
  listBackends,
  replayBackend,
  getSettings,
  changeSettings,
]
