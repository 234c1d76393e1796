-- The ledger: what is known of each external connection between runs. The same script runs on H2 and PostgreSQL.

-- One row per external item that Graph has accepted, written only after Graph said yes.
CREATE TABLE item (
  connection_id  VARCHAR(128) NOT NULL,
  item_id        VARCHAR(128) NOT NULL,
  kind           VARCHAR(32)  NOT NULL,
  name           VARCHAR      NOT NULL,
  content_digest VARCHAR(128) NOT NULL,
  acl_digest     VARCHAR(128) NOT NULL,
  next_handoff   TIMESTAMP(3) WITH TIME ZONE,
  written_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  crawl_id       BIGINT       NOT NULL,
  PRIMARY KEY (connection_id, item_id)
);

-- One row per run. ended_at and outcome are null while it runs, or when its process died.
CREATE TABLE crawl (
  connection_id      VARCHAR(128) NOT NULL,
  crawl_id           BIGINT       NOT NULL,
  mode               VARCHAR(32)  NOT NULL,
  fencing_token      BIGINT       NOT NULL,
  started_at         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  ended_at           TIMESTAMP(3) WITH TIME ZONE,
  phase              VARCHAR(64)  NOT NULL,
  progress_at        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  outcome            VARCHAR(32),
  reason             VARCHAR,
  notes              VARCHAR      NOT NULL,
  discovered         BIGINT       NOT NULL,
  created            BIGINT       NOT NULL,
  updated            BIGINT       NOT NULL,
  unchanged          BIGINT       NOT NULL,
  deleted            BIGINT       NOT NULL,
  withheld           BIGINT       NOT NULL,
  failed             BIGINT       NOT NULL,
  pagerduty_requests BIGINT       NOT NULL,
  graph_requests     BIGINT       NOT NULL,
  waits              BIGINT       NOT NULL,
  waited_millis      BIGINT       NOT NULL,
  PRIMARY KEY (connection_id, crawl_id)
);

-- Who may run, or ran last. The row stays when the lease is released, so that tokens only ever grow.
CREATE TABLE lease (
  connection_id VARCHAR(128) PRIMARY KEY,
  holder        VARCHAR      NOT NULL,
  process_id    VARCHAR(64)  NOT NULL,
  fencing_token BIGINT       NOT NULL,
  acquired_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  heartbeat_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  expires_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- What PagerDuty's audit records told of each schedule; they reach back only so far.
CREATE TABLE schedule_audit (
  connection_id    VARCHAR(128) NOT NULL,
  schedule_id      VARCHAR(128) NOT NULL,
  created_by       VARCHAR,
  created_at       TIMESTAMP(3) WITH TIME ZONE,
  last_modified_by VARCHAR,
  last_modified_at TIMESTAMP(3) WITH TIME ZONE,
  PRIMARY KEY (connection_id, schedule_id)
);

-- How far something has been read, by name: an instant or a text.
CREATE TABLE watermark (
  connection_id VARCHAR(128) NOT NULL,
  name          VARCHAR(128) NOT NULL,
  reached_at    TIMESTAMP(3) WITH TIME ZONE,
  content       VARCHAR,
  PRIMARY KEY (connection_id, name)
);

-- What failed and has not healed since.
CREATE TABLE failure (
  connection_id VARCHAR(128) NOT NULL,
  subject       VARCHAR(128) NOT NULL,
  step          VARCHAR(64)  NOT NULL,
  name          VARCHAR,
  source        VARCHAR(32)  NOT NULL,
  category      VARCHAR(32)  NOT NULL,
  status        INTEGER,
  request_id    VARCHAR,
  message       VARCHAR      NOT NULL,
  remedy        VARCHAR      NOT NULL,
  attempts      INTEGER      NOT NULL,
  first_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  last_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (connection_id, subject, step)
);
