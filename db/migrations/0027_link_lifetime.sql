-- A business says itself how long its links work (decision 163). Null: as long as the installation says.
ALTER TABLE businesses ADD COLUMN link_lifetime_days integer
  CHECK (link_lifetime_days BETWEEN 1 AND 3650);
