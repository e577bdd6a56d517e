/** Who is told of what, every attempt to tell them, and the articles that a CMS sends. */
export const NEWSROOM = `
CREATE TABLE subscriber (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);

-- Address, kinds of event, whether it is active.
CREATE TABLE subscriber_version (
  subscriber_id uuid NOT NULL REFERENCES subscriber,
  version integer NOT NULL,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (subscriber_id, version)
);

-- Signing needs the secret itself; it stands apart from history so that it can be rotated and forgotten. For a while
-- after a rotation the one before is good too.
CREATE TABLE subscriber_secret (
  subscriber_id uuid PRIMARY KEY REFERENCES subscriber,
  secret text NOT NULL,
  previous text,
  previous_until timestamptz
);

CREATE TABLE event (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  type text NOT NULL,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX event_desk ON event (desk_id, id);

CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event,
  subscriber_id uuid NOT NULL REFERENCES subscriber,
  attempt integer NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('delivered', 'refused', 'unreachable')),
  status integer,
  detail text,
  UNIQUE (event_id, subscriber_id, attempt)
);
CREATE INDEX delivery_subscriber ON delivery (subscriber_id, id);

-- A door through which one CMS sends articles.
CREATE TABLE inbound_hook (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);

-- \`person_id\` answers for what comes in.
CREATE TABLE inbound_hook_version (
  hook_id uuid NOT NULL REFERENCES inbound_hook,
  version integer NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  name text NOT NULL,
  active boolean NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (hook_id, version)
);

CREATE TABLE inbound_hook_secret (
  hook_id uuid PRIMARY KEY REFERENCES inbound_hook,
  secret text NOT NULL,
  previous text,
  previous_until timestamptz
);

-- The sender's message id makes a repeated message answer as the first did.
CREATE TABLE inbound_message (
  hook_id uuid NOT NULL REFERENCES inbound_hook,
  message_id text NOT NULL,
  article_id uuid NOT NULL REFERENCES article,
  revision_number integer NOT NULL,
  answer jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (hook_id, message_id)
);
`;
