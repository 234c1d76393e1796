-- Who may see the items: external groups, their members, and the accounts of people.

-- One row per external group that Graph holds. definition is what its membership is computed from.
CREATE TABLE external_group (
  connection_id VARCHAR(128) NOT NULL,
  group_id      VARCHAR(128) NOT NULL,
  display_name  VARCHAR      NOT NULL,
  definition    VARCHAR      NOT NULL,
  PRIMARY KEY (connection_id, group_id)
);

-- One row per member that Graph may hold: written before Graph is asked to add it, confirmed after, deleted after Graph has
-- removed it. Graph does not list members, so one that is missing here could never be removed.
CREATE TABLE group_member (
  connection_id VARCHAR(128) NOT NULL,
  group_id      VARCHAR(128) NOT NULL,
  member_id     VARCHAR(128) NOT NULL,
  member_type   VARCHAR(32)  NOT NULL,
  confirmed     BOOLEAN      NOT NULL,
  PRIMARY KEY (connection_id, group_id, member_id),
  FOREIGN KEY (connection_id, group_id) REFERENCES external_group (connection_id, group_id) ON DELETE CASCADE
);

-- What the last look-up of each PagerDuty user's account came to.
CREATE TABLE identity (
  connection_id VARCHAR(128) NOT NULL,
  user_id       VARCHAR(128) NOT NULL,
  status        VARCHAR(32)  NOT NULL,
  rule          VARCHAR,
  lookup_value  VARCHAR,
  object_id     VARCHAR(128),
  account_name  VARCHAR,
  checked_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (connection_id, user_id)
);
