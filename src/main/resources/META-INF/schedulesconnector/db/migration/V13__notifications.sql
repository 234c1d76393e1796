-- Who tells operators when something is wrong, one row per connection: the processes that share a ledger take turns. token counts the
-- turns. last_crawl_id is the newest run that was looked at; nobody looked before watched_since for a while; failures counts the messages
-- in a row that were not delivered, and the next is not tried before not_before.
CREATE TABLE notifier (
  connection_id VARCHAR(128) PRIMARY KEY,
  token         BIGINT  NOT NULL,
  taken_until   TIMESTAMP(3) WITH TIME ZONE,
  last_crawl_id BIGINT  NOT NULL,
  watched_since TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  looked_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  failures      INTEGER NOT NULL,
  not_before    TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- What is wrong, or was and its end is not told yet. crawl_id is the run that showed it last, or that showed its end; null when none did.
CREATE TABLE open_condition (
  connection_id VARCHAR(128) NOT NULL,
  name          VARCHAR(16)  NOT NULL,
  since         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  crawl_id      BIGINT,
  told_at       TIMESTAMP(3) WITH TIME ZONE,
  healed_at     TIMESTAMP(3) WITH TIME ZONE,
  PRIMARY KEY (connection_id, name)
);
