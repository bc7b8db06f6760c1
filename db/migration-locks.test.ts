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
  ['UPDATE topics SET paused = false', 'topics', 'nothing', true],
  ['GRANT INSERT ON figures TO sayso_app', null, 'nothing', false],
  ["DO $$ BEGIN EXECUTE 'x'; END $$", null, 'unknown', false],
])('%s', (text, table, blocks, readsRows) => {
  expect(lockOf(text)).toMatchObject({ table, blocks, readsRows })
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
