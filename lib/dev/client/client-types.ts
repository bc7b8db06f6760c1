import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { ALL_OPERATIONS } from '@/lib/api/all-operations'
import { buildOpenApi } from '@/lib/api/openapi'

const HEAD = `// Made from openapi.json by \`npm run client\`; a test holds the two together. Don't edit.\n\n`

/** The types of every endpoint, as openapi-fetch reads them. */
export async function clientTypes(): Promise<string> {
  return HEAD + astToString(await openapiTS(buildOpenApi(ALL_OPERATIONS) as unknown as OpenAPI3, { exportType: true }))
}
