import { lintTemplateOperation } from '@/lib/api/operations/template-watch'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { lintStored } from '@/lib/services/template-watch/lint-stored'

export const GET = serve(lintTemplateOperation, async ({ deps, caller, params, requestId }) => {
  const lint = await lintStored(deps, caller, params.name)
  if (lint.outcome !== 'read') return problemFor(lintTemplateOperation, lint, requestId)
  const languages = lint.languages.map(({ language, content, findings, suggested, creation }) => ({
    language,
    findings:
      content &&
      findings.map(({ rule, weight, part, words, count, source }) => ({
        ...{ rule, weight, part, words, source },
        count: count && { is: count.is, at_most: count.atMost },
      })),
    suggested: { language: suggested.language, footer: suggested.footer, button: suggested.button },
    creation: creation?.outcome === 'made' ? { ...creation.creation } : null,
    left_out: creation?.outcome === 'made' ? creation.leftOut : [],
  }))
  return { body: { languages } }
})
