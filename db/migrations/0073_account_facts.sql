-- What each WhatsApp account told last of a template of its own: two accounts of one business may have a template of the
-- same name and language, of which Meta thinks differently (decision 0167). Null: the account has told nothing yet.
ALTER TABLE "template_accounts" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "template_accounts" ADD COLUMN "status" text;--> statement-breakpoint
ALTER TABLE "template_accounts" ADD COLUMN "quality" text;
