-- The line that a chat shows below a link, in the business's own words, by language (decision 0197). Where there is
-- none the page gives its own.
ALTER TABLE "businesses" ADD COLUMN "link_preview" jsonb DEFAULT '{}'::jsonb NOT NULL;
