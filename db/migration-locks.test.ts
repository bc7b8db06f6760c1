import { expect, test } from 'vitest'
import { locksOf } from './migration-locks'

const lockOf = (text: string) => locksOf(text)[0]

test.each([
  ['CREATE INDEX "answers_pending" ON "answers" ("business_id") WHERE x', 'answers', 'writes', true],
  ['ALTER TABLE "outbox" ADD COLUMN "failed_at" timestamp(3) with time zone', 'outbox', 'all', false],
  ['ALTER TABLE a ADD CONSTRAINT a_fk FOREIGN KEY (b) REFERENCES c (d)', 'a', 'writes', true],
  ['ALTER TABLE a ADD CONSTRAINT a_check CHECK (b > 0)', 'a', 'all', true],
  ['LOCK TABLE contacts IN SHARE ROW EXCLUSIVE MODE', 'contacts', 'writes', false],
  ['LOCK TABLE sync_marks IN ACCESS EXCLUSIVE MODE', 'sync_marks', 'all', false],
  ['LOCK TABLE contacts', 'contacts', 'all', false],
  ['UPDATE contacts SET language = null', 'contacts', 'rows', true],
  ['DELETE FROM ONLY public.topics', 'topics', 'rows', true],
  ['ALTER TABLE public.contacts ADD COLUMN note text', 'contacts', 'all', false],
  ['ALTER TABLE IF EXISTS "public"."contacts" ALTER COLUMN note SET NOT NULL', 'contacts', 'all', true],
  ['ALTER TABLE a ADD CONSTRAINT a_fk FOREIGN KEY (b) REFERENCES c (d) NOT VALID', 'a', 'writes', false],
  ['ALTER TABLE a VALIDATE CONSTRAINT a_fk', 'a', 'nothing', true],
  ['CREATE TRIGGER t AFTER INSERT ON contacts EXECUTE FUNCTION f()', 'contacts', 'writes', false],
  ['DROP INDEX unheard_of', null, 'unknown', false],
  ['SELECT f()', null, 'unknown', false],
  ["SELECT sayso_distribute('time_stamps')", null, 'nothing', false],
  ['GRANT INSERT ON figures TO sayso_app', null, 'nothing', false],
  ["DO $$ BEGIN EXECUTE 'x'; END $$", null, 'unknown', false],
])('%s', (text, table, blocks, readsRows) => {
  expect(lockOf(text)).toMatchObject({ table, blocks, readsRows })
})

test('an index that is dropped is looked up, and each of several tables is named', () => {
  const known = { made: new Set<string>(), indexes: new Map([['old_index', 'contacts']]) }
  const text = ['CREATE INDEX "new_index" ON "topics" ("key")', 'DROP INDEX IF EXISTS old_index, public.new_index']
  expect(locksOf(text.join(';--> statement-breakpoint\n'), known).slice(1)).toMatchObject([
    { table: 'contacts', blocks: 'all' },
    { table: 'topics', blocks: 'all' },
  ])
  expect(locksOf('LOCK TABLE a, "b" IN SHARE MODE').map(({ table, blocks }) => [table, blocks])).toEqual([
    ['a', 'writes'],
    ['b', 'writes'],
  ])
})

test('a foreign key keeps changes of the table to which it leads waiting, also one of a new table', () => {
  const within = 'CREATE TABLE notes (business_id uuid REFERENCES "public"."businesses" (id), of uuid REFERENCES notes)'
  const after = 'ALTER TABLE "notes" ADD CONSTRAINT n FOREIGN KEY ("business_id") REFERENCES "businesses"("id")'
  expect(locksOf(within).map(({ table, blocks }) => [table, blocks])).toEqual([
    [null, 'nothing'],
    ['businesses', 'writes'],
  ])
  const both = ['CREATE TABLE notes (business_id uuid)', after].join(';--> statement-breakpoint\n')
  expect(locksOf(both).slice(1)).toMatchObject([
    { table: null, blocks: 'nothing' },
    { table: 'businesses', blocks: 'writes', readsRows: false },
  ])
})

test('comments are no statements, and a table that the migration makes is nobody’s yet', () => {
  const text = [
    '-- CREATE INDEX a ON b (c);\nCREATE TABLE "notes" (\n\t"business_id" uuid NOT NULL\n);',
    '\n-- For the console.\nCREATE INDEX "notes_all" ON "notes" ("business_id");',
    '\nALTER TABLE "topics" ADD COLUMN "note" text;\n-- The end.\n',
  ].join('--> statement-breakpoint')
  expect(locksOf(text).map(({ table, blocks }) => [table, blocks])).toEqual([
    [null, 'nothing'],
    [null, 'nothing'],
    ['topics', 'all'],
  ])
})
