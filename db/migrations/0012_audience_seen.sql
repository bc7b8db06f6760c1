-- When the process that answers last told of it: one that was killed tells no more, and its list did not end well.
ALTER TABLE "audiences" ADD COLUMN "seen_at" timestamp(3) with time zone;
