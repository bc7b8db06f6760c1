-- Whether a Yes to marketing waits until the person confirms it in WhatsApp (docs/double-opt-in.md). Off for businesses
-- that exist: what they recorded stays as it is.
ALTER TABLE "businesses" ADD COLUMN "confirm_marketing" boolean DEFAULT false NOT NULL;
