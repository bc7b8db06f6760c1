-- The first statement of a change also returns the identities of the contact that no line has bound yet, so that a save
-- needs no statement more than before. Processes of the previous version call sayso_lock_contact, which stays.
CREATE FUNCTION sayso_lock_for_change(b uuid, c uuid, OUT contact json, OUT unbound json, OUT now_ms bigint)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  PERFORM 1 FROM contacts k WHERE k.business_id = b AND k.id = c FOR UPDATE;
  contact := sayso_read_contact(b, c);
  unbound := (SELECT json_agg(json_build_object(
      'id', i.id, 'contactId', i.contact_id, 'kind', i.kind, 'canonical', i.canonical, 'matchKey', i.match_key)
      ORDER BY i.created_at, i.id)
    FROM identities i WHERE i.business_id = b AND i.contact_id = c AND i.salt IS NULL AND i.canonical <> '');
  now_ms := sayso_ms(clock_timestamp());
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_lock_for_change(uuid, uuid) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_lock_for_change(uuid, uuid) TO sayso_app, sayso_worker;
