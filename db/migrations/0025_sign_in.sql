-- People who sign in to the console (decision 158). A person may work for several businesses, so these tables belong to
-- a person and to no business: their wall is app.user_id, as that of a business is app.business_id. Nothing here refers
-- to a table of a business, and on a cluster they stay local (docs/reference/citus.md, 3).
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"password_hash" text,
	"totp_secret" "bytea",
	"totp_since" timestamp(3) with time zone,
	"totp_step" bigint,
	"created_at" timestamp(3) with time zone NOT NULL,
	"here_at" timestamp(3) with time zone,
	"here_from" text
);
--> statement-breakpoint
-- Signed-in browsers. A session is its row: whoever deletes the row signs the browser out.
CREATE TABLE "user_sessions" (
	"user_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"current_business" uuid,
	"method" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"seen_at" timestamp(3) with time zone NOT NULL,
	"factor_at" timestamp(3) with time zone,
	"proof_at" timestamp(3) with time zone,
	"from_ip" text,
	"browser" text,
	"before_at" timestamp(3) with time zone,
	"before_from" text,
	"linking_until" timestamp(3) with time zone,
	CONSTRAINT "user_sessions_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
-- How a person is known to an OpenID provider.
CREATE TABLE "user_identities" (
	"user_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"label" text,
	"linked_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "user_identities_user_id_issuer_subject_pk" PRIMARY KEY("user_id","issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "user_recovery_codes" (
	"user_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"used_at" timestamp(3) with time zone,
	CONSTRAINT "user_recovery_codes_user_id_hash_pk" PRIMARY KEY("user_id","hash")
);
--> statement-breakpoint
-- Links by which somebody who is locked out sets a new password.
CREATE TABLE "password_links" (
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone,
	CONSTRAINT "password_links_user_id_token_hash_pk" PRIMARY KEY("user_id","token_hash")
);
--> statement-breakpoint
-- How often something was tried: by keyed hashes of accounts and addresses, also of accounts that do not exist.
CREATE TABLE "sign_in_attempts" (
	"subject" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"ends_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
-- One-time codes with which the first business of an installation is made.
CREATE TABLE "setup_codes" (
	"hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone,
	"revoked_at" timestamp(3) with time zone,
	CONSTRAINT "invitations_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
-- The person behind a member. Null: there is nobody yet who could sign in as this member.
ALTER TABLE "members" ADD COLUMN "user_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "members_user" ON "members" USING btree ("business_id","user_id");--> statement-breakpoint
CREATE INDEX "members_by_user" ON "members" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_email_lower" CHECK (email = lower(email));--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_method" CHECK (method IN ('password', 'oidc'));--> statement-breakpoint
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_user_fk"
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;--> statement-breakpoint
CREATE UNIQUE INDEX "user_sessions_token" ON "user_sessions" USING btree ("token_hash");--> statement-breakpoint
ALTER TABLE "user_identities" ADD CONSTRAINT "user_identities_user_fk"
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;--> statement-breakpoint
CREATE UNIQUE INDEX "user_identities_subject" ON "user_identities" USING btree ("issuer","subject");--> statement-breakpoint
ALTER TABLE "user_recovery_codes" ADD CONSTRAINT "user_recovery_codes_user_fk"
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_user_fk"
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;--> statement-breakpoint
CREATE UNIQUE INDEX "password_links_token" ON "password_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_ends" ON "sign_in_attempts" USING btree ("ends_at");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_role"
  CHECK (role IN ('owner', 'editor', 'viewer'));--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_email_lower" CHECK (email = lower(email));--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_business_fk"
  FOREIGN KEY (business_id) REFERENCES businesses (id);--> statement-breakpoint
CREATE INDEX "invitations_token" ON "invitations" USING btree ("token_hash");--> statement-breakpoint

-- The walls. A table of people shows one person; attempts and codes show nothing at all, and are reached by the
-- functions below only.
CREATE FUNCTION sayso_enter_person(u uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.user_id = %L', u);
END $$;--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['user_sessions','user_identities','user_recovery_codes','password_links']
  LOOP
    EXECUTE format('CREATE POLICY person ON %I TO sayso_app
      USING (user_id = current_setting(''app.user_id'')::uuid)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['users','user_sessions','user_identities','user_recovery_codes','password_links',
    'sign_in_attempts','setup_codes']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_reads ON %I TO CURRENT_USER USING (true)', t);
  END LOOP;
END $$;--> statement-breakpoint
CREATE POLICY person ON users TO sayso_app USING (id = current_setting('app.user_id')::uuid);--> statement-breakpoint
ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON invitations TO sayso_app, sayso_worker
  USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE POLICY owner_reads ON invitations FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY owner_reads ON members FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON users, password_links TO sayso_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON user_sessions, user_identities, user_recovery_codes TO sayso_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON invitations TO sayso_app;--> statement-breakpoint
GRANT SELECT ON invitations TO sayso_worker;--> statement-breakpoint

-- What must be known before a person is: who has an address, a session, an identity or a link. Each returns an id or
-- one row, and only to who knows the address or the secret.
CREATE FUNCTION sayso_user_by_email(e text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id FROM users u WHERE u.email = e
$$;--> statement-breakpoint
CREATE FUNCTION sayso_user_by_identity(i text, s text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.user_id FROM user_identities k WHERE k.issuer = i AND k.subject = s
$$;--> statement-breakpoint
CREATE FUNCTION sayso_user_by_password_link(h text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.user_id FROM password_links l WHERE l.token_hash = h
$$;--> statement-breakpoint
CREATE FUNCTION sayso_session(h text) RETURNS TABLE (user_id uuid, id uuid, email text, name text, locale text,
  has_factor boolean, current_business uuid, method text, created_at bigint, seen_at bigint, factor_at bigint,
  proof_at bigint, before_at bigint, before_from text, linking_until bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.user_id, s.id, u.email, u.name, u.locale, u.totp_since IS NOT NULL, s.current_business, s.method,
    sayso_ms(s.created_at), sayso_ms(s.seen_at),
    sayso_ms(s.factor_at), sayso_ms(s.proof_at),
    sayso_ms(s.before_at), s.before_from, sayso_ms(s.linking_until)
  FROM user_sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = h
$$;--> statement-breakpoint
-- Every business that a person works for: the only look of a person across businesses.
CREATE FUNCTION sayso_memberships(u uuid) RETURNS TABLE (business_id uuid, member_id uuid, role text, name text,
  slug text, time_zone text, color text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT m.business_id, m.id, m.role, b.name, b.slug, b.time_zone, b.color
    FROM members m JOIN businesses b ON b.id = m.business_id
    WHERE m.user_id = u AND m.disabled_at IS NULL ORDER BY b.name, m.business_id LIMIT 100;
END $$;--> statement-breakpoint
CREATE FUNCTION sayso_invitation(h text) RETURNS TABLE (business_id uuid, id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT i.business_id, i.id FROM invitations i WHERE i.token_hash = h;
END $$;--> statement-breakpoint

-- Counts one attempt of each subject, in a window that begins with the first. Some that have ended are deleted on the
-- way, so that the table stays as small as the last window.
CREATE FUNCTION sayso_take_attempts(subjects text[], at timestamptz, until timestamptz)
RETURNS TABLE (subject text, count integer, ends_at bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM sign_in_attempts a WHERE a.subject IN (
    SELECT o.subject FROM sign_in_attempts o WHERE o.ends_at <= at AND NOT o.subject = ANY(subjects)
      ORDER BY o.ends_at LIMIT 20 FOR UPDATE SKIP LOCKED);
  RETURN QUERY INSERT INTO sign_in_attempts AS a (subject, count, ends_at)
    SELECT s, 1, until FROM unnest(subjects) s ORDER BY s
    ON CONFLICT ON CONSTRAINT sign_in_attempts_pkey DO UPDATE SET
      count = CASE WHEN a.ends_at <= at THEN 1 ELSE a.count + 1 END,
      ends_at = CASE WHEN a.ends_at <= at THEN excluded.ends_at ELSE a.ends_at END
    RETURNING a.subject, a.count, sayso_ms(a.ends_at);
END $$;--> statement-breakpoint
-- After a success: what belongs to the person alone is forgotten, and of what is shared only this attempt is taken back.
CREATE FUNCTION sayso_forgive_attempts(own text[], shared text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sign_in_attempts a WHERE a.subject = ANY(own);
  UPDATE sign_in_attempts a SET count = a.count - 1 WHERE a.subject = ANY(shared) AND a.count > 0
$$;--> statement-breakpoint

-- Setting up an installation that has no business yet.
CREATE FUNCTION sayso_has_business() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM businesses)
$$;--> statement-breakpoint
CREATE FUNCTION sayso_add_setup_code(h text, at timestamptz, until timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM setup_codes;
  INSERT INTO setup_codes (hash, created_at, expires_at) VALUES (h, at, until)
$$;--> statement-breakpoint
CREATE FUNCTION sayso_setup_code(h text) RETURNS TABLE (expires_at bigint, used boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT sayso_ms(c.expires_at), c.used_at IS NOT NULL FROM setup_codes c WHERE c.hash = h
$$;--> statement-breakpoint
-- Locks all codes: of two who set up at the same time, the second finds the business of the first.
CREATE FUNCTION sayso_use_setup_code(h text, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM setup_codes c ORDER BY c.hash FOR UPDATE;
  UPDATE setup_codes c SET used_at = at WHERE c.hash = h AND c.used_at IS NULL AND c.expires_at > at;
  RETURN FOUND;
END $$;--> statement-breakpoint
CREATE FUNCTION sayso_next_business_number() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(max(b.number), 0) + 1 FROM businesses b WHERE b.test_of IS NULL
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_enter_person(uuid), sayso_user_by_email(text), sayso_user_by_identity(text, text),
  sayso_user_by_password_link(text), sayso_session(text), sayso_memberships(uuid), sayso_invitation(text),
  sayso_take_attempts(text[], timestamptz, timestamptz), sayso_forgive_attempts(text[], text[]), sayso_has_business(),
  sayso_add_setup_code(text, timestamptz, timestamptz), sayso_setup_code(text),
  sayso_use_setup_code(text, timestamptz), sayso_next_business_number() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_enter_person(uuid), sayso_user_by_email(text), sayso_user_by_identity(text, text),
  sayso_user_by_password_link(text), sayso_session(text), sayso_memberships(uuid), sayso_invitation(text),
  sayso_take_attempts(text[], timestamptz, timestamptz), sayso_forgive_attempts(text[], text[]), sayso_has_business(),
  sayso_add_setup_code(text, timestamptz, timestamptz), sayso_setup_code(text),
  sayso_use_setup_code(text, timestamptz), sayso_next_business_number() TO sayso_app;
