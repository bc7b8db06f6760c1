-- How long the last judging of a business took, so that the next one waits long enough.
ALTER TABLE "template_watch" ADD COLUMN "judge_ms" integer DEFAULT 0 NOT NULL;
