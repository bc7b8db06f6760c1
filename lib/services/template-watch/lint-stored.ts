import type { BusinessConfig } from '@/db/queries/business/config'
import { findTemplatesNamed, type TemplateRow } from '@/db/queries/templates/templates'
import { paths } from '@/lib/paths'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { linkOrigin, pageOrigins } from '@/lib/services/domains/link-origin'
import type { TemplateContent } from '@/lib/template-watch/content'
import type { Finding } from '@/lib/template-watch/lint/finding'
import { hostOf } from '@/lib/template-watch/lint/links'
import { lintTemplate } from '@/lib/template-watch/lint/lint-template'
import { type SuggestedTexts, suggestedTexts } from '@/lib/template-watch/lint/suggested-texts'
import { type CreationResult, creationWithButton } from '@/lib/template-watch/lint/template-creation'

/** What is wrong with a template in one language, and what helps. */
export interface LintedLanguage {
  templateId: string
  language: string
  /** Null: WhatsApp's list has not brought its texts yet, so nothing can be said. */
  content: TemplateContent | null
  findings: Finding[]
  suggested: SuggestedTexts
  /** What creates it again with the button; null while its texts are not known. */
  creation: CreationResult | null
}

/** Returns what is wrong with a template in each of its languages. */
export async function lintStored(
  deps: Pick<Deps, 'db' | 'clock' | 'configs' | 'settings'>,
  caller: Caller,
  name: string,
): Promise<{ outcome: 'read'; languages: LintedLanguage[] } | { outcome: 'unknown_template' } | NotAllowed> {
  const { businessId } = caller
  const config = await deps.configs.at(businessId, 0)
  return inBusinessFor(deps, caller, 'templates.read', async (tx) => {
    const templates = await findTemplatesNamed(tx, businessId, name, null)
    if (templates.length === 0) return { outcome: 'unknown_template' as const }
    return { outcome: 'read' as const, languages: templates.map((template) => lintOne(deps, config, template)) }
  })
}

function lintOne(
  deps: Pick<Deps, 'settings'>,
  config: BusinessConfig,
  { id, name, language, category, content }: TemplateRow,
): LintedLanguage {
  const suggested = suggestedTexts(language)
  const base = { templateId: id, language, content, suggested }
  if (content === null) return { ...base, findings: [], creation: null }
  const addresses = pageOrigins(deps, config).map((origin) => origin + paths.anyPreferences())
  const context = { pageAddresses: addresses, hosts: hostsOf(deps, config) }
  const pageAddress = linkOrigin(deps, config) + paths.anyPreferences()
  return {
    ...base,
    findings: lintTemplate({ language, category, content }, context),
    creation: creationWithButton({ name, language, category, content }, pageAddress, addresses),
  }
}

/**
 * Returns the hosts that belong to the business, as far as it has named them. Only its own addresses count: the page of
 * an installation that many businesses share says nothing of one of them.
 */
function hostsOf(deps: Pick<Deps, 'settings'>, config: BusinessConfig): string[] {
  const own = [config.privacyUrl, config.helpUrl, ...config.frameOrigins].flatMap((url) => (url && hostOf(url)) || [])
  const named = [...own, ...config.domains.map(({ host }) => host)]
  // Where nothing is named, nobody can say which link is foreign.
  return named.length > 0 ? [...named, ...pageOrigins(deps, config).flatMap((url) => hostOf(url) ?? [])] : []
}
