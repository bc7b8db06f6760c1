import { expect, test } from 'vitest'
import { ALL_OPERATIONS } from '@/lib/api/all-operations'
import { routeOf } from '@/lib/routes.mjs'
import { curlOf } from './curl'

test.each(ALL_OPERATIONS.map((operation) => [operation.id, operation] as const))(
  'the command for %s calls an address that exists, with the query of its example',
  (_, operation) => {
    const written = /^curl '?([^\s']+)/.exec(curlOf(operation, 'https://sayso.example/api/v1'))?.[1] ?? ''
    const { pathname, searchParams } = new URL(written)
    // A placeholder such as <id> stands for any segment.
    const route = routeOf(pathname.replaceAll('%3C', '').replaceAll('%3E', ''))
    expect(route?.path.replace(/:\w+/, ':x')).toBe(`/api/v1${operation.path.replace(/\{\w+\}/, ':x')}`)
    expect(route?.methods).toContain(operation.method)
    expect([...searchParams]).toEqual([...new URLSearchParams(operation.example?.query ?? '')])
  },
)
