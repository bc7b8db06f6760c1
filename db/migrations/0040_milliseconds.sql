-- The same value as before, in a form that PostgreSQL can put into the statement that calls it. What it was before
-- depended on the time zone as far as PostgreSQL knows, so a function that is IMMUTABLE was called as a function for
-- each moment: half of the time in which a contact was read. The difference to a fixed moment depends on nothing. A
-- float holds milliseconds exactly up to the year 9999 and far beyond.
CREATE OR REPLACE FUNCTION sayso_ms(t timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (date_part('epoch', t - '1970-01-01 00:00:00+00'::timestamptz) * 1000)::bigint
$$;
