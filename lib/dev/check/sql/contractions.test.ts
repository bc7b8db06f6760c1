import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import release from '@/db/last-release.json'
import { ROOT } from '@/lib/process/environment.mjs'
import { contractionsIn, declaredIn } from './contractions'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const journal = JSON.parse(read('db/migrations/meta/_journal.json')) as { entries: { idx: number; tag: string }[] }
const made = new Set<string>()
/** What the migrations do that run while processes of the last release may still serve. */
const later = journal.entries
  .filter(({ idx }) => idx > release.lastMigration)
  .map(({ tag }) => {
    const text = read(`db/migrations/${tag}.sql`)
    return { tag, declared: declaredIn(text), found: contractionsIn(text, made) }
  })

/**
 * Migrations from before there was this rule, which are not edited any more, with what they take away and why the last
 * release does not need it. db/surface.db.test.ts looks at the same in the schema that they make.
 */
const BEFORE_THE_RULE: Readonly<Record<string, string>> = {
  '0053_topics_for_whom: adds a constraint: topics_listed': 'of a new column alone, whose default it allows',
  '0053_topics_for_whom: adds a constraint: topics_listed_opt_in': 'holds for that default',
  '0053_topics_for_whom: adds a constraint: topics_listed_named': 'of two new columns, whose defaults it allows',
  '0058_trees: drops a table: checkpoints': 'nothing of the release reads or writes it',
}

test('a migration takes nothing away from the last release, or says so', () => {
  const faults = later.flatMap(({ tag, declared, found }) =>
    found
      .filter(({ object }) => !declared.some((each) => each.object === object && each.since === release.name))
      .map(({ object, what }) => `${tag}: ${what}: ${object}`),
  )
  expect(faults).toEqual(Object.keys(BEFORE_THE_RULE))
})

test('whatever a migration says that it takes away, it does', () => {
  const idle = later.flatMap(({ tag, declared, found }) =>
    declared
      .filter((each) => !found.some(({ object }) => object === each.object))
      .map(({ object }) => `${tag}: ${object}`),
  )
  expect(idle).toEqual([])
})

/** A statement that breaks processes of the last release; and one like it that does not. */
const CASES: [what: string, object: string, breaks: string, keeps: string][] = [
  ['drops a table', 'notes', 'DROP TABLE notes;', 'CREATE TABLE made (id uuid); DROP TABLE made;'],
  [
    'renames a table',
    'people',
    'ALTER TABLE "contacts" RENAME TO "people";',
    'ALTER TABLE contacts RENAME CONSTRAINT a TO b;',
  ],
  [
    'renames a column',
    'contacts.locale',
    'ALTER TABLE contacts RENAME COLUMN locale TO language;',
    'CREATE TABLE made (a text); ALTER TABLE made RENAME a TO b;',
  ],
  [
    'drops a column',
    'contacts.locale',
    'ALTER TABLE contacts ADD COLUMN note text, DROP COLUMN locale;',
    'ALTER TABLE contacts ADD COLUMN note text;',
  ],
  [
    'changes a type',
    'contacts.locale',
    'ALTER TABLE contacts ALTER COLUMN locale TYPE varchar(5);',
    'ALTER TABLE contacts ALTER COLUMN locale SET STATISTICS 100;',
  ],
  [
    'refuses null',
    'contacts.locale',
    'ALTER TABLE contacts ALTER COLUMN locale SET NOT NULL;',
    'ALTER TABLE contacts ALTER COLUMN locale DROP NOT NULL;',
  ],
  [
    'drops a default',
    'contacts.locale',
    'ALTER TABLE contacts ALTER locale DROP DEFAULT;',
    "ALTER TABLE contacts ALTER locale SET DEFAULT 'es';",
  ],
  [
    'adds a column that needs a value',
    'contacts.note',
    'ALTER TABLE contacts ADD COLUMN note text NOT NULL;',
    "ALTER TABLE contacts ADD COLUMN note text NOT NULL DEFAULT '';",
  ],
  [
    'adds a constraint',
    'contacts_note',
    "ALTER TABLE contacts ADD CONSTRAINT contacts_note CHECK (note IN ('a', 'b'));",
    "CREATE TABLE made (a text); ALTER TABLE made ADD CONSTRAINT made_a CHECK (a IN ('a'));",
  ],
  [
    'drops a constraint',
    'contacts_pk',
    'ALTER TABLE contacts DROP CONSTRAINT contacts_pk;',
    'ALTER TABLE contacts VALIDATE CONSTRAINT contacts_pk;',
  ],
  [
    'demands unique rows',
    'contacts_note',
    'CREATE UNIQUE INDEX contacts_note ON contacts (note);',
    'CREATE INDEX contacts_note ON contacts (note);',
  ],
  [
    'drops an index, by which ON CONFLICT may go',
    'contacts_note',
    'DROP INDEX contacts_note;',
    'CREATE INDEX contacts_more ON contacts (note);',
  ],
  [
    'changes which rows are shown',
    'tenant',
    'DROP POLICY tenant ON contacts;',
    'CREATE POLICY reports ON contacts FOR SELECT TO reports USING (true);',
  ],
  ['hides rows', 'few', 'CREATE POLICY few ON contacts AS RESTRICTIVE USING (false);', 'SELECT 1;'],
  [
    'adds a trigger',
    'contacts_watch',
    'CREATE TRIGGER contacts_watch BEFORE UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION f();',
    'CREATE TABLE made (a text); CREATE TRIGGER t BEFORE UPDATE ON made FOR EACH ROW EXECUTE FUNCTION f();',
  ],
  [
    'drops a function, or one of its signatures',
    'sayso_ask',
    'DROP FUNCTION sayso_ask(uuid);',
    'CREATE OR REPLACE FUNCTION sayso_ask(u uuid) RETURNS json LANGUAGE sql AS $$ DROP TABLE contacts; $$;',
  ],
  [
    'renames a function',
    'sayso_ask',
    'ALTER FUNCTION sayso_ask(uuid) RENAME TO sayso_answer;',
    'ALTER FUNCTION sayso_ask(uuid) STABLE;',
  ],
  [
    'takes a right away',
    'contacts',
    'REVOKE UPDATE ON contacts FROM sayso_app, sayso_worker;',
    'REVOKE ALL ON FUNCTION sayso_new() FROM PUBLIC;',
  ],
]

describe('each rule knows the statement that breaks it', () => {
  test.each(CASES)('%s: %s', (what, object, breaks, keeps) => {
    expect(contractionsIn(breaks)).toEqual([{ object, what }])
    expect(contractionsIn(keeps)).toEqual([])
  })
})

test('what is in a comment or in the body of a function is no statement of the migration', () => {
  expect(contractionsIn('-- DROP TABLE contacts;\nDO $$ BEGIN\n  DROP TABLE contacts;\nEND $$;')).toEqual([])
})

test('a declaration names the object, the release and the reason', () => {
  expect(declaredIn('-- contracts: contacts.locale since 0.1.0: nothing reads it\nALTER …')).toEqual([
    { object: 'contacts.locale', since: '0.1.0' },
  ])
  expect(declaredIn('-- contracts: contacts.locale since 0.1.0\n-- contracts: contacts.locale')).toEqual([])
})
