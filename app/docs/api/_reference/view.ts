import type { EndpointView, PartView, ReferenceView } from '@/components/docs/view'
import { ALL_OPERATIONS } from '@/lib/api/all-operations'
import { Components } from '@/lib/api/json-schema'
import { API_BASE, type Operation } from '@/lib/api/operation'
import { COMMON_PROBLEMS } from '@/lib/api/problems'
import { REASON_MEANINGS } from '@/lib/api/reason-meanings'
import { SCOPES } from '@/lib/api/scopes'
import { paths } from '@/lib/paths'
import { answerExample } from './answer-example'
import { curlOf } from './curl'
import { fieldsOf } from './fields'

/**
 * Returns the reference, made from the operations, so that it can't differ from what is validated. `origin` has no
 * slash at its end.
 */
export function referenceView(origin: string, operations: readonly Operation[] = ALL_OPERATIONS): ReferenceView {
  const baseUrl = `${origin}${API_BASE}`
  const components = new Components()
  const tags = [...new Set(operations.map(({ tag }) => tag))]
  return {
    baseUrl,
    openApiUrl: paths.openApi(),
    scopes: Object.entries(SCOPES).map(([name, meaning]) => ({ name, meaning })),
    reasons: Object.entries(REASON_MEANINGS).map(([code, each]) => ({ code, ...each })),
    problems: Object.values(COMMON_PROBLEMS).toSorted((a, b) => a.status - b.status),
    groups: tags.map((tag) => ({
      tag,
      slug: tag.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
      endpoints: operations.filter((each) => each.tag === tag).map((each) => endpointView(each, components, baseUrl)),
    })),
  }
}

function endpointView(operation: Operation, components: Components, baseUrl: string): EndpointView {
  const { id, method, path, summary, description, scope, problems = {}, write = false } = operation
  return {
    id,
    method,
    path,
    summary,
    description,
    scope,
    takesIdempotencyKey: write,
    parts: partsOf(operation, components),
    problems: Object.entries(problems).map(([code, { status, when }]) => ({ status, code, when })),
    curl: curlOf(operation, baseUrl),
    answer: answerExample(operation, components),
  }
}

function partsOf(
  { params, query, body, stream, answer, answerTypes = [] }: Operation,
  components: Components,
): PartView[] {
  const fields = (schema: ReturnType<Components['input']>) => fieldsOf(schema, components.schemas)
  const types = [...(answer ? ['application/json'] : []), ...answerTypes].join(' or ')
  return [
    ...(params ? [{ title: 'Path', note: null, fields: fields(components.input(params)) }] : []),
    ...(query ? [{ title: 'Query', note: null, fields: fields(components.input(query)) }] : []),
    ...(body ? [{ title: 'Body', note: null, fields: fields(components.input(body)) }] : []),
    ...(stream ? [{ title: 'Body', note: `${stream.stream.join(' or ')}. ${stream.description}`, fields: [] }] : []),
    ...(types === ''
      ? []
      : [
          {
            title: 'Answer',
            note: types === 'application/json' ? null : types,
            fields: answer ? given(fields(components.output(answer))) : [],
          },
        ]),
  ]
}

/** Marks no field of a response as required, because nobody has to send it. */
const given = (fields: PartView['fields']) => fields.map((field) => ({ ...field, required: false }))
