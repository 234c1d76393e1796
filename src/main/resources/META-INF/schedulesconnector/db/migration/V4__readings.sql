-- What keeps the index fresh: the last reading of each schedule, the audit records dealt with, and when items are due.

-- One row per schedule that PagerDuty told of, whether Graph holds its item or not. body in the form of whoever wrote it.
CREATE TABLE schedule_reading (
  connection_id VARCHAR(128) NOT NULL,
  schedule_id   VARCHAR(128) NOT NULL,
  kind          VARCHAR(32)  NOT NULL,
  read_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  digest        VARCHAR(128) NOT NULL,
  body          TEXT         NOT NULL,
  PRIMARY KEY (connection_id, schedule_id)
);

-- One row per audit record that was dealt with and that another reading of the trail may meet again.
CREATE TABLE audit_mark (
  connection_id VARCHAR(128) NOT NULL,
  record_id     VARCHAR(512) NOT NULL,
  happened_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (connection_id, record_id)
);

-- The start of the window that the item tells; the next crawl fills in what an earlier version did not keep.
ALTER TABLE item ADD COLUMN window_start TIMESTAMP(3) WITH TIME ZONE;
CREATE INDEX item_due ON item (connection_id, next_handoff);

-- whole: the run saw the whole account. No run of an earlier version counts: it left no readings to build upon.
ALTER TABLE crawl ADD COLUMN excluded BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE crawl ADD COLUMN verified BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE crawl ADD COLUMN whole BOOLEAN DEFAULT FALSE NOT NULL;
