-- From this moment on a form's notice is sealed only if the business published it. Lines from before may name a hash that whoever held the
-- link made up: that is no fault of the record. New businesses check from their first moment.
ALTER TABLE "businesses" ADD COLUMN "notices_checked_from" timestamp(3) with time zone DEFAULT now() NOT NULL;
