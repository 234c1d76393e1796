-- What explains who may see an item without asking PagerDuty: its teams, and the people and teams there were.

-- Sorted team ids separated by commas; empty for none. The next full crawl fills in what an earlier version did not keep.
ALTER TABLE item ADD COLUMN team_ids VARCHAR DEFAULT '' NOT NULL;

-- One row per person that PagerDuty listed. team_ids as in item.
CREATE TABLE directory_user (
  connection_id VARCHAR(128) NOT NULL,
  user_id       VARCHAR(128) NOT NULL,
  name          VARCHAR,
  email         VARCHAR,
  time_zone     VARCHAR,
  role          VARCHAR,
  team_ids      VARCHAR      NOT NULL,
  PRIMARY KEY (connection_id, user_id)
);

-- One row per team that PagerDuty listed.
CREATE TABLE directory_team (
  connection_id VARCHAR(128) NOT NULL,
  team_id       VARCHAR(128) NOT NULL,
  name          VARCHAR,
  default_role  VARCHAR,
  PRIMARY KEY (connection_id, team_id)
);
