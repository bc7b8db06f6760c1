import { expect, test } from 'vitest'
import { missingFrom } from './compare-surfaces'
import type { Surface } from './surface'

const THEN: Surface = {
  tables: {
    contacts: {
      columns: { id: 'uuid not null', locale: 'text', head: 'integer not null default' },
      rights: { 'sayso_app select': 'all', 'sayso_app insert': 'all', 'sayso_app update': 'head locale' },
      rules: {
        'constraint contacts_pk': 'PRIMARY KEY (id)',
        'constraint contacts_locale': 'CHECK (locale <> 1)',
        'policy tenant': 'PERMISSIVE ALL {public} id check',
        'row security': 'forced',
      },
    },
  },
  functions: { 'sayso_ask(uuid)': { returns: 'TABLE(answer text)', roles: 'sayso_app sayso_worker' } },
}

/** The same with one thing changed. */
function changed(change: (now: Surface & { contacts: Surface['tables'][string] }) => void): string[] {
  const copy = structuredClone(THEN)
  const contacts = copy.tables['contacts']
  if (!contacts) throw new Error('the table is there')
  change({ ...copy, contacts })
  return missingFrom(copy, THEN)
}

test('the same schema, and one that offers more, has no fault', () => {
  expect(missingFrom(THEN, THEN)).toEqual([])
  const more = changed(({ tables, functions, contacts }) => {
    tables['notes'] = { columns: { id: 'uuid not null' }, rights: {}, rules: {} }
    functions['sayso_new()'] = { returns: 'void', roles: 'sayso_app' }
    contacts.columns['quiet'] = 'boolean not null default'
    contacts.columns['note'] = 'text'
    contacts.columns['id'] = 'uuid'
    contacts.rules['constraint contacts_note'] = 'CHECK ((note <> 2))'
    contacts.rules['policy reports'] = 'PERMISSIVE SELECT {reports} true check'
    delete contacts.rules['constraint contacts_locale']
  })
  expect(more).toEqual([])
})

test.each<[string, Parameters<typeof changed>[0]]>([
  ['table contacts is gone', ({ tables }) => delete tables['contacts']],
  ['contacts: column locale is gone', ({ contacts }) => delete contacts.columns['locale']],
  ['contacts: column locale is json, not text', ({ contacts }) => (contacts.columns['locale'] = 'json')],
  ['contacts: column locale may not be null', ({ contacts }) => (contacts.columns['locale'] = 'text not null')],
  ['contacts: column head has no default', ({ contacts }) => (contacts.columns['head'] = 'integer not null')],
  ['contacts: new column kind needs a value', ({ contacts }) => (contacts.columns['kind'] = 'text not null')],
  ['contacts: sayso_app insert is taken away', ({ contacts }) => delete contacts.rights['sayso_app insert']],
  [
    'contacts: sayso_app update is taken away for head',
    ({ contacts }) => (contacts.rights['sayso_app update'] = 'locale'),
  ],
  [
    'contacts: sayso_app select is taken away for locale',
    ({ contacts }) => (contacts.rights['sayso_app select'] = 'head id'),
  ],
  [
    'contacts: constraint contacts_locale has changed',
    ({ contacts }) => (contacts.rules['constraint contacts_locale'] = 'CHECK (locale <> 3)'),
  ],
  [
    'contacts: constraint contacts_both is new',
    ({ contacts }) => (contacts.rules['constraint contacts_both'] = 'CHECK (locale <> head)'),
  ],
  ['contacts: index contacts_head is new', ({ contacts }) => (contacts.rules['index contacts_head'] = 'CREATE UNIQUE')],
  ['contacts: constraint contacts_pk is gone', ({ contacts }) => delete contacts.rules['constraint contacts_pk']],
  ['contacts: policy tenant is gone', ({ contacts }) => delete contacts.rules['policy tenant']],
  [
    'contacts: policy narrow is new',
    ({ contacts }) => (contacts.rules['policy narrow'] = 'RESTRICTIVE ALL {public} x'),
  ],
  ['contacts: trigger t is new', ({ contacts }) => (contacts.rules['trigger t'] = 'CREATE TRIGGER t')],
  ['function sayso_ask(uuid) is gone', ({ functions }) => delete functions['sayso_ask(uuid)']],
  [
    'function sayso_ask(uuid): sayso_worker may not call it',
    ({ functions }) => (functions['sayso_ask(uuid)'] = { returns: 'TABLE(answer text)', roles: 'sayso_app' }),
  ],
  [
    'function sayso_ask(uuid) returns json, not TABLE(answer text)',
    ({ functions }) => (functions['sayso_ask(uuid)'] = { returns: 'json', roles: 'sayso_app sayso_worker' }),
  ],
])('%s', (fault, change) => {
  expect(changed(change)).toEqual([fault])
})
