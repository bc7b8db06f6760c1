import type { Operation } from './operation'
import { getAudienceOperation, postAudienceOperation, putAudienceOperation } from './operations/audiences'
import { listBackendsOperation, replayBackendOperation } from './operations/backends'
import { checkContactsOperation } from './operations/check'
import { getContactOperation, lookUpContactsOperation, recordPreferencesOperation } from './operations/contacts'
import { listEventsOperation } from './operations/events'
import { getEvidenceOperation } from './operations/evidence'
import { exportConsentRecordsOperation, exportEvidenceOperation } from './operations/evidence-exports'
import { exportConsentsOperation } from './operations/exports'
import {
  createImportOperation,
  getImportOperation,
  getImportReportOperation,
  listImportsOperation,
} from './operations/imports'
import { makeLinksOperation } from './operations/links'
import { changeSettingsOperation, getSettingsOperation } from './operations/settings'
import { listSourcesOperation, nameSourceOperation } from './operations/sources'
import {
  lintTemplateOperation,
  listAlertsOperation,
  readQualityOperation,
  readSavesOperation,
  watchBoardOperation,
  watchTemplateOperation,
} from './operations/template-watch'
import { listTemplatesOperation, mapTemplateOperation, pauseTemplateOperation } from './operations/templates'
import { changeTopicOperation, getTopicOperation, listTopicsOperation } from './operations/topics'

/**
 * Every endpoint of the API, in the order of the reference. The OpenAPI document, the reference and the types of the
 * client are all made from this list.
 */
export const ALL_OPERATIONS: readonly Operation[] = [
  checkContactsOperation,
  putAudienceOperation,
  postAudienceOperation,
  getAudienceOperation,
  makeLinksOperation,
  lookUpContactsOperation,
  getContactOperation,
  recordPreferencesOperation,
  getEvidenceOperation,
  createImportOperation,
  listImportsOperation,
  getImportOperation,
  getImportReportOperation,
  listEventsOperation,
  exportConsentsOperation,
  exportEvidenceOperation,
  exportConsentRecordsOperation,
  listTopicsOperation,
  getTopicOperation,
  changeTopicOperation,
  listTemplatesOperation,
  mapTemplateOperation,
  pauseTemplateOperation,
  watchBoardOperation,
  watchTemplateOperation,
  lintTemplateOperation,
  listAlertsOperation,
  readSavesOperation,
  readQualityOperation,
  listSourcesOperation,
  nameSourceOperation,
  listBackendsOperation,
  replayBackendOperation,
  getSettingsOperation,
  changeSettingsOperation,
]
